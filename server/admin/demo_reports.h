// What the offices of a filled demonstration report on. All of it is made up.

#pragma once

#include "server/store/records.h"

#include <string>
#include <vector>

namespace server {

// One indicator of one office in one quarter, and how far its report has come.
struct DemoReport {
    std::string code;   // "5009-0001"
    std::size_t theme;  // Which indicator of those that all districts share.
    std::optional<ReportState> state;  // Nothing: it was not begun.
};

// Of the district with this place in `districts`, by the code of its indicators. `present`: the quarter that is running.
std::vector<DemoReport> demo_reports(const Office& office, std::size_t place, int quarter, bool present);

std::vector<PlannedIndicator> demo_plan(const Office& office, int fiscal_year);

// The day in the quarter's last month by which a report is due.
Day due_day(int fiscal_year, int quarter);

// A bma-report/1 document.
std::string demo_report_json(const Office& office, int fiscal_year, int quarter, const DemoReport& report);

// The memo that sends these reports (ids).
std::string demo_letter_json(const Office& office, int fiscal_year, int quarter, const std::vector<std::string>& reports);

}  // namespace server
