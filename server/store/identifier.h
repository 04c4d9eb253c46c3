// Names of records that nobody can guess.

#pragma once

#include <string>
#include <string_view>

namespace server {

// 128 random bits from the kernel as 26 characters of a-z2-7 (RFC 4648, base32, lower case). Fit
// for an address and a file name. Throws std::runtime_error when the kernel gives no random bits.
std::string new_identifier();

bool is_identifier(std::string_view text);

}  // namespace server
