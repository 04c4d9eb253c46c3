// Whether bytes are text in UTF-8, as far as they go.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <string_view>

namespace server {

struct TextEnd {
    std::size_t bytes = 0;       // Where whole characters end.
    std::size_t cut_letter = 0;  // The last line, when the end cuts a character; else 0.
};

// Refused ("encoding"), with the byte and the line: anything but UTF-8, and a NUL.
layout::Result<TextEnd> check_utf8(std::string_view bytes);

}  // namespace server
