// Text strings of a PDF file (ISO 32000-1, 7.9.2.2), as our writer writes them.

#pragma once

#include <string>
#include <string_view>

namespace server {

// Big-endian UTF-16 with a byte order mark, for UTF-8; "" for "".
std::string pdf_of_utf8(std::string_view text);

// The reverse; ASCII without the mark stands for itself. What is neither becomes U+FFFD.
std::string utf8_of_pdf(std::string_view text);

}  // namespace server
