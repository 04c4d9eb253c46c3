#include "server/desk/coverage_cells.h"

namespace server {

namespace {

struct StandingWords {
    const char *code, *shape, *label;
};

StandingWords words_of(Standing standing) {
    switch (standing) {
        case Standing::unplanned: return {"unplanned", "–", "ไม่มีในแผน"};
        case Standing::sent: return {"sent", "✓", "ส่งครบแล้ว"};
        case Standing::at_work: return {"at_work", "◐", "อยู่ระหว่างดำเนินการ"};
        case Standing::missing: return {"missing", "○", "ยังไม่ส่ง"};
        case Standing::overdue: return {"late", "▲", "เกินกำหนด"};
    }
    return {"", "", ""};
}

// What of the tally is not sent.
std::string rest_of(const CoverageTally& tally) {
    const std::int64_t rest = tally.expected - tally.sent;
    switch (standing_of(tally)) {
        case Standing::overdue: return "เกินกำหนด " + with_commas(tally.overdue);
        case Standing::at_work: return "ยังไม่ส่ง " + with_commas(rest);
        case Standing::missing: return "ยังไม่ส่ง";
        case Standing::sent: return "ส่งครบแล้ว";
        case Standing::unplanned: return "ไม่มีในแผน";
    }
    return "";
}

}  // namespace

CoverageTally& CoverageTally::operator+=(const CoverageTally& other) {
    expected += other.expected;
    sent += other.sent;
    at_work += other.at_work;
    overdue += other.overdue;
    return *this;
}

CoverageTally& CoverageTally::operator+=(const CoverageCount& counted) {
    expected += counted.count;
    if (counted.state) (was_sent(*counted.state) ? sent : at_work) += counted.count;
    if (counted.overdue) overdue += counted.count;
    return *this;
}

CoverageTally CoverageRow::year() const {
    CoverageTally sum;
    for (const CoverageTally& quarter : quarters) sum += quarter;
    return sum;
}

std::vector<CoverageRow> coverage_rows(const std::vector<CoverageCount>& counts) {
    std::vector<CoverageRow> rows;
    for (const CoverageCount& count : counts) {
        if (rows.empty() || rows.back().office != count.office) rows.push_back({count.office, {}});
        rows.back().quarters.at(static_cast<std::size_t>(count.quarter) - 1) += count;
    }
    return rows;
}

CoverageRow totals_of(const std::vector<CoverageRow>& rows) {
    CoverageRow totals;
    for (const CoverageRow& row : rows)
        for (std::size_t i = 0; i < totals.quarters.size(); ++i) totals.quarters[i] += row.quarters[i];
    return totals;
}

Standing standing_of(const CoverageTally& tally) {
    if (tally.expected == 0) return Standing::unplanned;
    if (tally.sent == tally.expected) return Standing::sent;
    if (tally.overdue > 0) return Standing::overdue;
    return tally.sent + tally.at_work > 0 ? Standing::at_work : Standing::missing;
}

Standing standing_of(const ExpectedReport& expected, Day today) {
    if (expected.state && was_sent(*expected.state)) return Standing::sent;
    if (expected.due < today) return Standing::overdue;
    return expected.state ? Standing::at_work : Standing::missing;
}

View standing_view(Standing standing) {
    const StandingWords words = words_of(standing);
    return View().text("code", words.code).text("shape", words.shape).text("label", words.label);
}

View tally_cell(const CoverageTally& tally, const std::string& address) {
    View cell = standing_view(standing_of(tally));
    const bool planned = tally.expected > 0;
    cell.text("figure", planned ? with_commas(tally.sent) + "/" + with_commas(tally.expected) : "").text("rest", rest_of(tally)).text("address", planned ? address : "");
    return cell;
}

}  // namespace server
