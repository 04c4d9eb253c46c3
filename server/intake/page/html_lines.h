// The text of an HTML page, line by line, as a browser shows it. The one place for libxml2's
// HTML parser.

#pragma once

#include "server/intake/page/page_lines.h"

#include <string_view>

namespace server {

// Blocks and <br> end a line, a table's cell is a line of its own even when it is empty, white
// space collapses except in <pre>; scripts, styles and the head are not shown. What a browser
// notes when it saves a page ("saved from url=") becomes a line "# source: ADDRESS".
//
// `html` is UTF-8, whatever its <meta> says. Refused ("html"): more nesting than libxml2 takes
// (256 elements), for what follows would be lost.
layout::Result<PageLines> html_lines(std::string_view html);

}  // namespace server
