// Chooses a media type and a language by what the client prefers.

#pragma once

#include "server/http/message.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// One element of Accept or Accept-Language.
struct Preference {
    std::string range;   // Lower case, parameters dropped: "application/*", "en-us", "*".
    int thousandths = 0; // Its q-value: 0 (refused) to 1,000.

    friend bool operator==(const Preference&, const Preference&) = default;
};

// Elements that RFC 9110 does not allow (q=2, q=0.1234) are left out.
std::vector<Preference> read_preferences(std::string_view field);

// The offer with the highest q-value, the first of equals; the first offer when the field is
// empty; nothing when every offer is refused. An exact range beats "application/*" beats "*/*".
std::optional<std::string> choose_media_type(std::string_view accept, std::span<const std::string> offers);

// English only when it is preferred to Thai: clerks' browsers say "th-TH,th;q=0.9,en;q=0.8".
Language choose_language(std::string_view accept_language);

}  // namespace server
