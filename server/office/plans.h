// Which indicators an office is to report on, and what of that is not there.

#pragma once

#include "layout/value/value.h"
#include "server/office/registry.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// {"indicators": [{"code", "name", "type", "due": [four days or nulls]}]}, codes none twice, at most 500.
layout::Result<std::vector<PlannedIndicator>> read_planned(std::string_view body);

// The office's preparers and approvers write its plan, the strategy office's reviewers anybody's. A
// plan that is there already asks for If-Match.
OrRefusal<Plan> put_plan(const Registry& registry, const Caller& caller, int fiscal_year, const std::string& office,
                         std::optional<std::int64_t> if_match, std::vector<PlannedIndicator> indicators);

// What a plan expects of one quarter and was not sent yet.
struct MissingReport {
    PlannedIndicator indicator;
    int quarter = 0;
    Day due;
    bool overdue = false;                  // Its day is over, in Thailand.
    std::optional<ReportState> state;      // Of the report as far as the caller may see one.
};

std::vector<MissingReport> missing_reports(const Transaction& reading, const Sight& sight, const Plan& plan, Instant now);

}  // namespace server
