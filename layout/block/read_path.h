// A site's emblem file becomes a vector path.

#pragma once

#include "layout/page.h"

#include <string>
#include <string_view>

namespace layout {

// Reads either an SVG file's single filled <path> with its viewBox, or path lines ("M x y",
// "L x y", "C x1 y1 x2 y2 x y", "Z", one a line, y up, height 1000, '#' comments). Throws
// std::runtime_error naming `name` and the line for anything else: another element that
// draws, a colour other than black, a non-finite number, an empty path.
Path read_path(std::string_view bytes, std::string_view name);

}  // namespace layout
