// What the service seals with, as its settings say.

#pragma once

#include "server/office/seals.h"
#include "server/settings.h"
#include "server/time_stamp_authority.h"

#include <array>
#include <atomic>
#include <filesystem>
#include <memory>

namespace server {

inline constexpr std::array<std::string_view, 6> settings_of_seals{"seals", "tsa", "tsa-trust", "tsa-time", "validation", "signer-trust"};

// Stays where it was made: its seals ask it for their level.
class SealRoom {
public:
    // The folder that --seals names must be there; STATE/seals may. Throws UsageError for settings that do not
    // go together, std::runtime_error naming the file that cannot be used.
    SealRoom(const Settings& settings, const std::filesystem::path& state);
    SealRoom(const SealRoom&) = delete;

    const Seals* seals() const { return seals_.get(); }  // nullptr: nothing can be sealed.

    // Revocation lists are new every week. Throws std::runtime_error and changes nothing when a file cannot be
    // used.
    void read_validation();

private:
    SealWishes wishes();

    const std::unique_ptr<TimeStampAuthority> authority_;  // nullptr: none.
    const std::vector<Der> stamp_anchors_;
    const std::filesystem::path validation_folder_;        // Empty: none.
    std::atomic<std::shared_ptr<const ValidationData>> validation_;
    std::unique_ptr<Seals> seals_;
};

}  // namespace server
