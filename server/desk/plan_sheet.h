// A plan as a table: a row an indicator, with the day by which each quarter's report is due.

#pragma once

#include "layout/problem.h"
#include "server/intake/sheet/sheet.h"
#include "server/store/records.h"

#include <string>
#include <string_view>
#include <vector>

namespace server {

// รหัส, ตัวชี้วัด, ประเภท and the four days as "25/6/2564"; an empty day: not expected then.
Sheet plan_sheet(const std::vector<PlannedIndicator>& indicators);

// The plan's body (read_planned) of such a table, as CSV or as pasted from a spreadsheet; its heading may be missing. Days as
// above or "2021-06-25". Problems name the row.
layout::Result<std::string> read_plan_sheet(std::string_view bytes);

}  // namespace server
