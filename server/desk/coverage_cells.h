// What a board of coverage counts and how a cell of it tells that: by a shape and by words, never by colour alone.

#pragma once

#include "server/desk/view.h"
#include "server/store/coverage.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace server {

// Of what is expected.
struct CoverageTally {
    std::int64_t expected = 0, sent = 0, at_work = 0, overdue = 0;  // Overdue ones are at work or not begun.

    std::int64_t missing() const { return expected - sent - at_work; }
    CoverageTally& operator+=(const CoverageTally& other);
    CoverageTally& operator+=(const CoverageCount& counted);
};

struct CoverageRow {
    std::string office;
    std::array<CoverageTally, 4> quarters;

    CoverageTally year() const;
};

std::vector<CoverageRow> coverage_rows(const std::vector<CoverageCount>& counts);
CoverageRow totals_of(const std::vector<CoverageRow>& rows);

enum class Completeness { unplanned, sent, at_work, missing, overdue };

Completeness completeness_of(const CoverageTally& tally);
Completeness completeness_of(const ExpectedReport& expected, Day today);

// code, shape, label
View completeness_view(Completeness completeness);

// What completeness_view has, figure ("2/3"), rest ("เกินกำหนด 1") and address ("": it leads nowhere).
View tally_cell(const CoverageTally& tally, const std::string& address);

}  // namespace server
