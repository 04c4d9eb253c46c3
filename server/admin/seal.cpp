// saraban admin seal: what documents are sealed with.

#include "server/admin/admin.h"
#include "server/signoff/seal/test_authority.h"

#include <cstdio>
#include <stdexcept>

namespace server {

int admin_seal_test_authority(const AdminWords& words) {
    const std::filesystem::path folder = words.state / "seals";
    std::filesystem::create_directories(words.state);
    make_test_authority(folder, std::chrono::floor<std::chrono::seconds>(time_of_machine()));
    std::printf("%s: %s\n", folder.c_str(), test_seal_name);
    return exit_done;
}

// For a person that the records know, to try signing with a certificate of one's own.
int admin_seal_test_signer(const AdminWords& words) {
    const std::string& login = needed(words, "login");
    const auto person = visit_records(words).store->read()->person_with_login(login);
    if (!person) throw std::runtime_error("nobody has the login " + login);
    const std::filesystem::path folder = words.state / "seals";
    make_test_signer(folder, login, person->name, std::chrono::floor<std::chrono::seconds>(time_of_machine()));
    std::printf("%s\n", (folder / (login + ".p12")).c_str());
    return exit_done;
}

}  // namespace server
