// The figures of many indicators as a table that a clerk can edit, and what he changed in it.

#pragma once

#include "server/intake/changes.h"
#include "server/intake/sheet/sheet.h"

#include <map>
#include <string>
#include <vector>

namespace server {

// A row for each bma-indicator/1: code, name, unit, and each figure twice, as it is printed and
// as the number that it is. A figure that is not there is an empty cell.
Sheet figures_sheet(const std::vector<layout::Value>& indicators);

// The heading of the column that shows what stands at a pointer into an indicator: "ไตรมาสที่ 3 ผลงาน"; "" for what no column shows.
std::string sheet_heading(const std::string& pointer);

struct SheetChange {
    std::string code;         // Of the indicator.
    Change change;            // A figure, the name or the unit.
    bool same_number = false; // Only the text differs: "100.00" and "100".
};

// What a table that came back says otherwise than the indicators do: to be confirmed, nothing is changed.
struct SheetComparison {
    std::vector<SheetChange> changes;
    layout::Problems problems;        // Cells that cannot be taken, each naming its row and column.
    std::vector<std::string> absent;  // Codes of indicators without a row; they are left as they are.
};

using Indicators = std::map<std::string, layout::Value>;  // By code.

// Columns are known by their headings, in any order; one that is not there changes nothing. The
// text of a figure counts; its number only shows where a clerk changed the one and forgot the other.
//
// Refused ("sheet"): no column of codes. Problems: unknown_column, column_twice, unknown_code,
// code_twice, formula, number_contradicts.
layout::Result<SheetComparison> compare_sheet(const Sheet& sheet, const Indicators& indicators);

// The codes in the table, each once, in the order of its rows. Refused ("sheet"): no column of codes.
layout::Result<std::vector<std::string>> codes_of_sheet(const Sheet& sheet);

// {"changes": [{"code", "pointer", "old", "new", "same_number"}], "problems": […], "absent": […]}
layout::Value comparison_value(const SheetComparison& comparison);

// The changes in such a document, by code: what was confirmed. A problem for each that is none.
layout::Result<std::map<std::string, Changes>> read_confirmed(const layout::Value& document);

}  // namespace server
