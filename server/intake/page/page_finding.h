// What an importer has to say about a page that it took: every sentence of it.

#pragma once

#include "layout/problem.h"
#include "server/intake/page/page_grammar.h"
#include "server/intake/page/page_lines.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct PageFinding {
    layout::Problem problem;  // The pointer leads into the imported indicator.
    std::size_t line = 0;     // Of the file, from 1; 0: of no line.
};

using PageFindings = std::vector<PageFinding>;

// The page ends within or after this member ("quarters[2].report"), below this heading.
PageFinding truncated(const std::string& member, std::string_view heading);
// There are more findings than are told.
PageFinding more_findings(std::size_t untold);
// There are more changes against the earlier import than are told.
PageFinding more_changes(std::size_t untold);
// The page ends within a heading.
PageFinding cut_heading(const PageLine& line);
// The page ends within a character, which was left out.
PageFinding cut_letter(std::size_t line);
// Sections below it are there, this one is not.
PageFinding section_missing(const SectionRow& row);
// The page goes on below the fields, and this one is not there.
PageFinding field_missing(const FieldRow& row);
// A line of reviews that speaks of more than one quarter; none of them was taken.
PageFinding several_reviews(const FieldRow& row, const PageLine& line);
// The page's address names another indicator than its title does.
PageFinding code_differs(std::string_view pid, const std::string& code);
// Tabs and other control characters in a text, which no form prints; each became a space.
PageFinding control_characters(std::string pointer, std::size_t line);
// A row lacks figures that pages have there.
PageFinding row_incomplete(std::size_t quarter, std::string_view member, std::size_t line);
// The table has no row for a quarter, 0 to 3.
PageFinding quarter_missing(std::size_t quarter, std::size_t line);
PageFinding out_of_order(std::size_t line);
// A line like a heading that stands elsewhere; it was taken for text.
PageFinding heading_twice(const SectionRow& row, std::size_t line);
// Several lines where pages have one; all were kept.
PageFinding more_lines(const SectionRow& row, std::size_t line);
// A line of the strategies that does not begin with a colon; it was kept.
PageFinding no_colon(std::size_t item, std::size_t line);
// A line that nothing in the grammar fits.
PageFinding unknown_line(const PageLine& line, std::string pointer);
// A field whose value cannot be what stands there.
PageFinding unknown_value(const FieldRow& row, const PageLine& line);
// `unit` stands with `member` and is not the indicator's.
PageFinding unit_differs(const std::string& member, const std::string& unit, std::size_t line);

}  // namespace server
