// The table of a page's four quarters.

#pragma once

#include "server/intake/page/page_finding.h"
#include "server/intake/page/page_lines.h"

#include <array>
#include <optional>
#include <string>

namespace server {

struct QuarterRow {
    std::optional<std::string> result, score, score_2_1, score_2_2;  // "": an empty cell; nothing: not on the page.
};

struct QuarterTable {
    std::array<QuarterRow, 4> rows;
    std::optional<std::string> unit;  // From the table's head.
    std::string last;                 // The member that the last line gave: "quarters[3].score_2_2".
    PageFindings findings;
};

// Reads the lines below the table's heading: its head, then a row for each quarter (number,
// result, score where there is one, "2.1 / 2.2"), a cell a line or parted by tabs. Blank lines mean nothing,
// so that an empty score is known by what stands there: a single figure before the pair is the
// result. `cut`: the page ends here, so what is missing in the last row is unknown and not empty.
QuarterTable read_quarter_table(const PageLines& lines, bool cut);

}  // namespace server
