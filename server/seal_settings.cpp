#include "server/seal_settings.h"

#include "server/commands.h"
#include "server/signoff/seal/validation_files.h"
#include "server/signoff/seal/verify_seal.h"
#include "server/whole_file.h"

#include <charconv>

namespace server {

namespace {

std::unique_ptr<TimeStampAuthority> authority_of(const Settings& settings) {
    const std::string url = value_or(settings, "tsa", "");
    for (const char* name : {"tsa-trust", "tsa-time", "validation"})
        if (url.empty() && settings.contains(name)) throw UsageError("--" + std::string(name) + " needs --tsa: validation data is kept for seals that are time-stamped");
    if (url.empty()) return nullptr;
    const std::string time = value_or(settings, "tsa-time", "5");
    int seconds = 0;
    const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), seconds);
    if (error != std::errc() || end != time.data() + time.size() || seconds < 1) throw UsageError("--tsa-time is a number of seconds");
    try {
        return std::make_unique<TimeStampAuthority>(read_service_address(url), std::chrono::seconds(seconds));
    } catch (const std::runtime_error& wrong) {
        throw UsageError(std::string("--tsa: ") + wrong.what());
    }
}

std::vector<Der> anchors_in(const std::string& file) { return file.empty() ? std::vector<Der>() : read_anchors(read_file(file)); }

// tokens/LOGIN.token: "module = FILE", "uri = pkcs11:…", "pin-file = FILE" and, when the token does not hold them,
// "issuers = FILE.pem".
Credential open_token(const std::filesystem::path& file, std::chrono::sys_seconds now) {
    constexpr std::array<std::string_view, 4> known{"module", "uri", "pin-file", "issuers"};
    const Settings settings = read_settings(read_file(file), file.string(), known);
    for (const char* needed : {"module", "uri", "pin-file"})
        if (!settings.contains(needed)) throw std::runtime_error(file.string() + ": " + needed + " is missing");
    return open_pkcs11({settings.at("module"), settings.at("uri"), settings.at("pin-file"), anchors_in(value_or(settings, "issuers", ""))}, now);
}

std::unique_ptr<Seals> seals_of(const Settings& settings, const std::filesystem::path& state) {
    const std::string named = value_or(settings, "seals", "");
    if (!named.empty() && !std::filesystem::exists(named)) throw std::runtime_error("--seals " + named + " does not exist");
    const std::filesystem::path folder = named.empty() ? state / "seals" : std::filesystem::path(named);
    const auto now = std::chrono::floor<std::chrono::seconds>(time_of_machine());
    auto seals = open_seals(folder, now);
    if (!seals) return seals;
    seals->signer_anchors = anchors_in(value_or(settings, "signer-trust", ""));
    if (!std::filesystem::exists(folder / "tokens")) return seals;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "tokens"))
        if (entry.path().extension() == ".token") seals->tokens.emplace(entry.path().stem().string(), open_token(entry.path(), now));
    return seals;
}

}  // namespace

SealRoom::SealRoom(const Settings& settings, const std::filesystem::path& state)
    : authority_(authority_of(settings)),
      stamp_anchors_(anchors_in(value_or(settings, "tsa-trust", ""))),
      validation_folder_(value_or(settings, "validation", "")),
      seals_(seals_of(settings, state)) {
    read_validation();
    if (seals_) seals_->wishes = [this] { return wishes(); };
}

void SealRoom::read_validation() {
    if (!validation_folder_.empty()) validation_ = std::make_shared<const ValidationData>(read_validation_files(validation_folder_));
}

SealWishes SealRoom::wishes() {
    SealWishes wishes;
    if (!authority_) return wishes;
    wishes.level = SealLevel::b_t;
    wishes.stamp = {authority_->for_one_request(), stamp_anchors_};
    if (const auto validation = validation_.load()) {
        wishes.level = SealLevel::b_lt;
        wishes.validation = *validation;
    }
    return wishes;
}

}  // namespace server
