// A clerk's table: rows of cells, whatever file it comes from or goes to.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct SheetCell {
    std::string text;
    bool number = false;   // For a spreadsheet to calculate with.
    bool formula = false;  // Its text was calculated by a spreadsheet.

    friend bool operator==(const SheetCell&, const SheetCell&) = default;
};

using SheetRow = std::vector<SheetCell>;
using Sheet = std::vector<SheetRow>;  // The first row holds the headings.

constexpr std::size_t max_sheet = std::size_t{16} << 20;  // Bytes of a file.
constexpr std::size_t max_sheet_rows = 20'000, max_sheet_columns = 200;

// CSV as Excel takes it: UTF-8 with a byte order mark, commas, CRLF.
//
// A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end,
// see OWASP, "CSV Injection") gets an apostrophe before it, and so does one that begins with
// apostrophes before such a character: read_csv takes exactly one away again.
std::string write_csv(const Sheet& sheet);

// Commas, semicolons or tabs, with or without the mark. Refused: more than the limits
// ("sheet_too_large"), not UTF-8 ("encoding"), a quote that does not end where its cell does ("csv").
layout::Result<Sheet> read_csv(std::string_view bytes);

// XLSX. Texts are texts in it, never formulas. The same sheet gives the same bytes. Throws
// std::runtime_error when there is no place for temporary files.
std::string write_xlsx(const Sheet& sheet);

// The first sheet of an XLSX. Refused: what read_zip refuses, more than the limits
// ("sheet_too_large"), parts that are missing or are not what they should be ("xlsx").
layout::Result<Sheet> read_xlsx(std::string_view bytes);

// XLSX when it begins as a ZIP does, else CSV.
layout::Result<Sheet> read_sheet(std::string_view bytes);

// The refusal of a sheet beyond the limits.
layout::Problem sheet_too_large();

}  // namespace server
