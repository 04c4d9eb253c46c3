// Text as it is searched: what a reader takes for the same is the same.

#pragma once

#include <string>
#include <string_view>

namespace server {

// In NFC and lower case; Thai digits as Arabic ones; ํ and า, with or without a tone mark between,
// as ำ; without U+200B, U+2060, U+FEFF and U+00AD; each run of white space one space, none at the
// ends. Bytes that are not UTF-8 become U+FFFD.
std::string searchable(std::string_view text);

}  // namespace server
