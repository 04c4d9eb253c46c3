// Streams packed by libdeflate.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace layout {

// In zlib's format (FlateDecode); empty when that is not shorter. The same bytes always.
std::string deflated(std::string_view bytes);

// CRC-32 as zlib has it.
std::uint32_t checksum(std::string_view bytes);

const char* deflate_version();

}  // namespace layout
