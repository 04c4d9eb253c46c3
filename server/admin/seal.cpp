// saraban admin seal: what documents are sealed with.

#include "server/admin/admin.h"
#include "server/signoff/seal/test_authority.h"

#include <cstdio>

namespace server {

int admin_seal_test_authority(const AdminWords& words) {
    const std::filesystem::path folder = words.state / "seals";
    std::filesystem::create_directories(words.state);
    make_test_authority(folder, std::chrono::floor<std::chrono::seconds>(time_of_machine()));
    std::printf("%s: %s\n", folder.c_str(), test_seal_name);
    return exit_done;
}

}  // namespace server
