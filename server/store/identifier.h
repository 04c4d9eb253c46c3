// What nobody can guess: names of records, and bytes for secrets.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace server {

// From the kernel, at most 256. Throws std::runtime_error when it gives none.
std::string random_bytes(std::size_t count);

// 128 such bits as 26 characters of a-z2-7 (RFC 4648, base32, lower case). Fit
// for an address and a file name.
std::string new_identifier();

bool is_identifier(std::string_view text);

}  // namespace server
