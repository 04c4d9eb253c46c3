// Bytes as letters that fit an address and a file name.

#pragma once

#include <string>
#include <string_view>

namespace server {

inline constexpr std::string_view base32_letters = "abcdefghijklmnopqrstuvwxyz234567";

// RFC 4648, lower case, without padding: 16 bytes are 26 letters, the last with three bits of its five.
std::string to_base32(std::string_view bytes);

}  // namespace server
