// A page's lines, sorted by what the grammar says they are.

#pragma once

#include "server/intake/page/page_finding.h"
#include "server/intake/page/page_grammar.h"
#include "server/intake/page/page_lines.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct PageTitle {
    std::string name, code;
    std::size_t line = 0;
};

struct PageParts {
    std::optional<std::string> source;  // The address, when the file begins with "# source: …".
    PageLines top;                      // What stands above the first heading, without blank lines.
    std::array<std::optional<PageLines>, section_count> sections;  // Below each heading; blank lines included.
    std::array<std::size_t, section_count> heading_line{};         // Of the file; 0: not on the page.
    std::optional<std::size_t> last_section;  // Of the sections, the last in the file.
    std::size_t out_of_order = 0;  // The line of the first heading that stands below one it should be above; 0: none.
    std::optional<PageLine> cut_heading;  // The page's end, where it is the beginning of a heading.
    PageFindings findings;

    bool has(std::size_t section) const { return sections[section].has_value(); }
    bool has_sections() const { return last_section.has_value(); }
};

// Nothing is lost: every line but blank ones, the headings and comments at the file's start
// stands in one of the parts. A heading that stands twice is a heading where it fits the order
// of the page best, text elsewhere, and reported.
PageParts divide_page(const PageLines& lines);

// "NAME : CODE" at the last colon, the code an indicator's ("5009-0963", "5021-900").
std::optional<PageTitle> read_title(const PageLine& line);

}  // namespace server
