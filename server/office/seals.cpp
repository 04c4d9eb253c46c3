#include "server/office/seals.h"

namespace server {

namespace {

constexpr const char* names_of_levels[] = {"B-B", "B-T", "B-LT"};

OfficeSeals open_pair(const std::filesystem::path& folder, std::chrono::sys_seconds now) {
    const auto open = [&](const char* name) {
        const auto file = folder / name;
        auto password = file;
        return open_pkcs12(file, password.replace_extension(".password"), now);
    };
    return {open("seal.p12"), open("records.p12")};
}

}  // namespace

const OfficeSeals* Seals::of(const std::string& office) const {
    const auto found = own.find(office);
    if (found != own.end()) return &found->second;
    return common ? &*common : nullptr;
}

std::unique_ptr<Seals> open_seals(const std::filesystem::path& folder, std::chrono::sys_seconds now) {
    if (!std::filesystem::exists(folder)) return nullptr;
    auto seals = std::make_unique<Seals>();
    const auto offices = folder / "offices";
    if (std::filesystem::exists(offices))
        for (const auto& entry : std::filesystem::directory_iterator(offices)) seals->own.emplace(entry.path().filename().string(), open_pair(entry.path(), now));
    if (seals->own.empty() || std::filesystem::exists(folder / "seal.p12")) seals->common.emplace(open_pair(folder, now));
    return seals;
}

SignatureFacts facts_of(const Sealed& sealed, const Credential& credential, const char* means) {
    SignatureFacts facts{means, credential.subject(), names_of_levels[static_cast<int>(sealed.level)], ""};
    for (const layout::Problem& problem : sealed.lowered) facts.lowered += (facts.lowered.empty() ? "" : " ") + problem.code;
    return facts;
}

std::string sealing_detail(const std::string& delegation, const SignatureFacts& signature) {
    std::string detail = delegation;
    for (const std::string* word : {&signature.means, &signature.level})
        if (!word->empty()) detail += (detail.empty() ? "" : " ") + *word;
    return detail;
}

}  // namespace server
