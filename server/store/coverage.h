// What plans expect, and how far it has come.

#pragma once

#include "server/signoff/states.h"
#include "server/signoff/times.h"

#include <cstdint>
#include <optional>
#include <string>

namespace server {

// Of the editions of a report in one quarter the one that has come furthest counts: what was sent stays sent while a
// new edition is written. Cancelled and superseded ones do not count, nor does what is out of sight.

// How many reports one office owes for one quarter that stand alike.
struct CoverageCount {
    std::string office;
    int quarter = 0;
    std::optional<ReportState> state;  // Nothing: there is no report.
    bool overdue = false;              // Its day is over, and it was not sent.
    std::int64_t count = 0;

    friend bool operator==(const CoverageCount&, const CoverageCount&) = default;
};

struct ExpectedReport {
    std::string office;
    int quarter = 0;
    std::string code, name;
    Day due;
    std::optional<ReportState> state;
    std::string report;  // The id of that report; "" where there is none.

    friend bool operator==(const ExpectedReport&, const ExpectedReport&) = default;
};

// Nothing given, nothing asked.
struct ExpectedFilter {
    int fiscal_year = 0;
    std::optional<int> quarter;
    std::optional<std::string> office;
};

inline bool was_sent(ReportState state) { return state == ReportState::sent || state == ReportState::reviewed; }

}  // namespace server
