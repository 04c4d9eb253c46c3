// Many drafts at once, and who may make any.

#pragma once

#include "server/desk/screen.h"
#include "server/office/report_document.h"
#include "server/office/transition.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace server {

// Of callers who may make no reports.
std::optional<Refusal> refuse_to_make_reports(const Visit& visit);

// The document of a report, tried out in the pool; nothing: too much waits there.
std::optional<layout::Result<ReportDocument>> read_in_pool(const Visit& visit, const layout::Value& document);

struct ReportToMake {
    layout::Value document;
    bool truncated = false;  // From a page that was cut off.
};

struct MadeReport {
    std::string id;               // Of the draft; "" when none was made.
    bool was_there = false;       // It had been made before.
    std::optional<Refusal> refusal = {};
};

// Why a draft was not made, one sentence each.
layout::Problems problems_of(const Refusal& refusal);

// Of the listener's 15 s for an answer (--deadlines): what is not made by then is made when the button is pressed again.
inline constexpr std::chrono::seconds most_making{8};

// A draft of each, in their order. What is there already stays as it is, so doing it again goes on where it ended: after
// `most`, the rest is refused as busy. Each is rendered once, to see that it can be printed, between others' documents.
std::vector<MadeReport> make_reports(const Visit& visit, const std::vector<ReportToMake>& reports, std::chrono::milliseconds most);

// The office's reports of a quarter by the indicator's code; of several editions the newest; cancelled ones apart.
std::map<std::string, Report> reports_of_quarter(const Transaction& reading, const Visit& visit, int fiscal_year, int quarter);

// Proposes the drafts to the checker, all or none.
std::optional<Refusal> submit_reports(const Visit& visit, const std::vector<RecordSeen>& reports);

}  // namespace server
