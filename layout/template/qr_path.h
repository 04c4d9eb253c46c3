// An address becomes a QR code (ISO/IEC 18004) as a vector picture.

#pragma once

#include "layout/page.h"

#include <string>
#include <string_view>

namespace layout {

// Modules of nothing that a code must have around it (ISO/IEC 18004, 9.1); they are part of the picture.
constexpr int quiet_modules = 4;

// Error correction level M, in the smallest version that holds the text. One unit of the path is one
// module. Throws std::length_error for more than 2,331 bytes, std::invalid_argument for none.
Path qr_path(std::string_view text);

// "libqrencode 4.1.1": which mask a code gets is the library's choice.
std::string qr_library_version();

}  // namespace layout
