// Streams packed by libdeflate.

#pragma once

#include <string>
#include <string_view>

namespace layout {

// In zlib's format (FlateDecode); empty when that is not shorter. The same bytes always.
std::string deflated(std::string_view bytes);

const char* deflate_version();

}  // namespace layout
