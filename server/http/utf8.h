// Whether bytes are text.

#pragma once

#include <string_view>

namespace server {

// Shortest forms only, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace server
