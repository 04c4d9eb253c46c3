// Bytes as hexadecimal digits and back.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace server {

std::string to_hex(std::string_view bytes);                      // Lower case.
std::optional<std::string> from_hex(std::string_view digits);  // Nothing for what to_hex does not write.

}  // namespace server
