#include "server/desk/coverage_cells.h"

namespace server {

namespace {

struct CompletenessWords {
    const char *code, *shape, *label;
};

CompletenessWords words_of(Completeness completeness) {
    switch (completeness) {
        case Completeness::unplanned: return {"unplanned", "–", "ไม่มีในแผน"};
        case Completeness::sent: return {"sent", "✓", "ส่งครบแล้ว"};
        case Completeness::at_work: return {"at_work", "◐", "อยู่ระหว่างดำเนินการ"};
        case Completeness::missing: return {"missing", "○", "ยังไม่ส่ง"};
        case Completeness::overdue: return {"late", "▲", "เกินกำหนด"};
    }
    return {"", "", ""};
}

// What of the tally is not sent.
std::string rest_of(const CoverageTally& tally) {
    const std::int64_t rest = tally.expected - tally.sent;
    switch (completeness_of(tally)) {
        case Completeness::overdue: return "เกินกำหนด " + with_commas(tally.overdue);
        case Completeness::at_work: return "ยังไม่ส่ง " + with_commas(rest);
        case Completeness::missing: return "ยังไม่ส่ง";
        case Completeness::sent: return "ส่งครบแล้ว";
        case Completeness::unplanned: return "ไม่มีในแผน";
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

Completeness completeness_of(const CoverageTally& tally) {
    if (tally.expected == 0) return Completeness::unplanned;
    if (tally.sent == tally.expected) return Completeness::sent;
    if (tally.overdue > 0) return Completeness::overdue;
    return tally.sent + tally.at_work > 0 ? Completeness::at_work : Completeness::missing;
}

Completeness completeness_of(const ExpectedReport& expected, Day today) {
    if (expected.state && was_sent(*expected.state)) return Completeness::sent;
    if (expected.due < today) return Completeness::overdue;
    return expected.state ? Completeness::at_work : Completeness::missing;
}

View completeness_view(Completeness completeness) {
    const CompletenessWords words = words_of(completeness);
    return View().text("code", words.code).text("shape", words.shape).text("label", words.label);
}

View tally_cell(const CoverageTally& tally, const std::string& address) {
    View cell = completeness_view(completeness_of(tally));
    const bool planned = tally.expected > 0;
    cell.text("figure", planned ? with_commas(tally.sent) + "/" + with_commas(tally.expected) : "").text("rest", rest_of(tally)).text("address", planned ? address : "");
    return cell;
}

}  // namespace server
