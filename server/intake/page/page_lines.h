// A saved page as lines of text, whatever it was saved as.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct PageLine {
    std::size_t number = 0;  // In the file, from 1.
    std::string text;        // Trimmed; may be empty.

    friend bool operator==(const PageLine&, const PageLine&) = default;
};

using PageLines = std::vector<PageLine>;

struct PageText {
    PageLines lines;
    std::size_t cut_letter = 0;  // The file's last line, when it ends within a character; else 0.
};

constexpr std::size_t max_page = std::size_t{1} << 20;  // Bytes; the longest page known has 13,000.
constexpr std::size_t max_page_lines = 10'000;                // It has 110.

// The clothes of a page are taken off here, so that the same page gives the same lines: a byte
// order mark, the line ends of Windows and of old Macs, no-break spaces, HTML (see html_lines.h).
// What begins with '<' is taken for HTML. Nothing else changes.
//
// A character that the file's end cuts is left out.
//
// Refused: more than max_page bytes or max_page_lines ("too_large"), bytes that are not UTF-8 or hold a NUL
// ("encoding"), HTML that nests too deep to be read whole ("html").
layout::Result<PageText> read_page_text(std::string_view bytes);

// With a space for each control character and separator of lines (U+2028, U+2029), which no form
// prints; for tabs too unless `keeps_tabs`.
std::string without_controls(std::string_view text, bool keeps_tabs);

// Without the spaces at both ends; no-break spaces are spaces.
std::string trimmed_text(std::string_view text);

}  // namespace server
