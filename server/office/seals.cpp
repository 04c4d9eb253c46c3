#include "server/office/seals.h"

namespace server {

std::unique_ptr<const Seals> open_seals(const std::filesystem::path& folder, std::chrono::sys_seconds now) {
    if (!std::filesystem::exists(folder)) return nullptr;
    const auto open = [&](const char* name) {
        const auto file = folder / name;
        auto password = file;
        return open_pkcs12(file, password.replace_extension(".password"), now);
    };
    return std::make_unique<const Seals>(Seals{open("seal.p12"), open("records.p12"), {}});
}

}  // namespace server
