// /coverage: what the plans of a fiscal year expect of each office and quarter, and what of it was sent.
//
//   ?fiscal_year=2564             the offices by quarter
//   ?fiscal_year=2564&quarter=3   the indicators by office
//   ?fiscal_year=2564&office=5009 one office's indicators by quarter
// /coverage.csv: the first of them as a table.

#include "server/api/read_filter.h"
#include "server/desk/coverage_cells.h"
#include "server/desk/desk.h"
#include "server/desk/report_views.h"
#include "server/desk/sheet_reply.h"
#include "server/http/query.h"
#include "server/office/report_document.h"

#include <algorithm>
#include <map>
#include <set>

namespace server {

namespace {

constexpr std::size_t most_indicators = 200;  // Rows of the board by indicator; districts share most of their indicators.

struct Wanted {
    int fiscal_year = 0;
    std::optional<int> quarter;
    std::string office;
    std::vector<int> years;  // That can be wanted for, newest first.
    Day today;
};

std::optional<Wanted> read_wanted(const Transaction& reading, const Visit& visit) {
    Wanted wanted;
    wanted.today = day_in_thailand(visit.desk.registry.now());
    wanted.years = reading.fiscal_years(visit.caller.sight);
    const int present = quarter_of(wanted.today).fiscal_year;
    const bool has_present = std::find(wanted.years.begin(), wanted.years.end(), present) != wanted.years.end();
    const std::string year = parameter(visit.request.query, "fiscal_year"), quarter = parameter(visit.request.query, "quarter");
    wanted.fiscal_year = year.empty() ? (has_present || wanted.years.empty() ? present : wanted.years.front()) : read_whole(year).value_or(0);
    if (!quarter.empty()) wanted.quarter = read_whole(quarter).value_or(0);
    wanted.office = visit.caller.sight.reach == Reach::own_office ? visit.caller.actor.office : parameter(visit.request.query, "office");
    if (!is_fiscal_year(wanted.fiscal_year) || (wanted.quarter && (*wanted.quarter < 1 || *wanted.quarter > 4))) return {};
    return wanted;
}

// "/coverage" and "/reports" are asked alike.
std::string address_of(const char* screen, int fiscal_year, const std::optional<int>& quarter, const std::string& office) {
    return with_query(screen, {{"fiscal_year", std::to_string(fiscal_year)}, {"quarter", quarter ? std::to_string(*quarter) : ""}, {"office", office}});
}

View way(const std::string& label, const std::string& address, bool here) { return View().text("label", label).text("address", address).flag("here", here); }

std::vector<View> year_ways(const Wanted& wanted) {
    std::vector<View> ways;
    for (const int year : wanted.years) ways.push_back(way(std::to_string(year), address_of("/coverage", year, wanted.quarter, ""), year == wanted.fiscal_year));
    return ways;
}

std::vector<View> quarter_ways(const Wanted& wanted) {
    std::vector<View> ways{way("ทั้งปี", address_of("/coverage", wanted.fiscal_year, {}, ""), !wanted.quarter)};
    for (int quarter = 1; quarter <= 4; ++quarter) ways.push_back(way(thai_quarter(quarter), address_of("/coverage", wanted.fiscal_year, quarter, ""), wanted.quarter == quarter));
    return ways;
}

View board_row(const CoverageRow& row, const Wanted& wanted, const std::string& name) {
    std::vector<View> cells;
    for (std::size_t i = 0; i < row.quarters.size(); ++i) cells.push_back(tally_cell(row.quarters[i], address_of("/reports", wanted.fiscal_year, static_cast<int>(i) + 1, row.office)));
    return View().text("name", name).text("office", row.office).text("detail", address_of("/coverage", wanted.fiscal_year, {}, row.office)).list("cells", std::move(cells)).part(
        "year", tally_cell(row.year(), address_of("/reports", wanted.fiscal_year, {}, row.office)));
}

// The offices by quarter.
View board(const Transaction& reading, const Visit& visit, const Wanted& wanted, const OfficeNames& names) {
    const auto rows = coverage_rows(reading.coverage(visit.caller.sight, wanted.fiscal_year, wanted.today));
    std::vector<View> views;
    for (const CoverageRow& row : rows) views.push_back(board_row(row, wanted, name_in(names, row.office)));
    std::vector<View> quarters;
    for (int quarter = 1; quarter <= 4; ++quarter) quarters.push_back(View().text("label", thai_quarter(quarter)));
    const CoverageTally all = totals_of(rows).year();
    View view;
    view.list("rows", std::move(views)).list("quarters", std::move(quarters)).part("totals", board_row(totals_of(rows), wanted, "รวม")).flag("many", rows.size() > 1);
    view.number("expected", all.expected).number("sent", all.sent).number("at_work", all.at_work).number("missing", all.missing()).number("overdue", all.overdue);
    view.number("unsent", all.expected - all.sent).flag("sees_work", visit.caller.sight.reach == Reach::own_office);  // Of others only what they sent is in sight.
    return view.text("csv", "/coverage.csv?fiscal_year=" + std::to_string(wanted.fiscal_year));
}

View expected_cell(const ExpectedReport& one, Day today) {
    View cell = completeness_view(completeness_of(one, today));
    const bool is_signed = one.state && (was_sent(*one.state) || *one.state == ReportState::signed_off);
    cell.text("address", one.report.empty() ? "" : "/reports/" + one.report).text("due", thai_day(one.due)).text("quarter", thai_quarter(one.quarter));
    if (one.state) cell.part("state", state_view(*one.state));
    else cell.none("state");
    return cell.text("pdf", is_signed ? "/v1/reports/" + one.report + "/documents/report.pdf" : "");
}

View absent_cell(int quarter) {
    return completeness_view(Completeness::unplanned).text("address", "").text("due", "").text("quarter", thai_quarter(quarter)).none("state").text("pdf", "");
}

// One office's indicators by quarter.
View detail(const Transaction& reading, const Visit& visit, const Wanted& wanted, const OfficeNames& names) {
    std::map<std::pair<std::string, std::string>, std::map<int, ExpectedReport>> by_code;
    for (ExpectedReport& one : reading.expected_reports(visit.caller.sight, {wanted.fiscal_year, {}, wanted.office})) by_code[{one.code, one.name}].emplace(one.quarter, one);
    std::vector<View> rows;
    for (const auto& [indicator, quarters] : by_code) {
        std::vector<View> cells;
        for (int quarter = 1; quarter <= 4; ++quarter) {
            const auto found = quarters.find(quarter);
            cells.push_back(found == quarters.end() ? absent_cell(quarter) : expected_cell(found->second, wanted.today));
        }
        rows.push_back(View().text("code", indicator.first).text("name", indicator.second).list("cells", std::move(cells)));
    }
    return View().text("name", name_in(names, wanted.office)).list("rows", std::move(rows));
}

// "เขตห้วยขวาง": what all of them begin with says nothing in the head of a column.
std::string short_name(const std::string& office) {
    constexpr std::string_view beginning = "สำนักงาน";
    return office.starts_with("สำนักงานเขต") ? office.substr(beginning.size()) : office;
}

using ByOffice = std::map<std::string, const ExpectedReport*>;

// What districts share is called alike and has one row; what most of them share stands first.
std::vector<std::pair<std::string, ByOffice>> shared_rows(const std::vector<ExpectedReport>& expected) {
    std::map<std::string, ByOffice> by_name;
    for (const ExpectedReport& one : expected) by_name[one.name].emplace(one.office, &one);
    std::vector<std::pair<std::string, ByOffice>> rows(by_name.begin(), by_name.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.second.size() != b.second.size() ? a.second.size() > b.second.size() : a.second.begin()->second->code < b.second.begin()->second->code;
    });
    return rows;
}

View grid_row(const std::string& name, const ByOffice& reports, const std::set<std::string>& offices, const Wanted& wanted) {
    std::vector<View> cells;
    CoverageTally tally;
    for (const std::string& office : offices) {
        const auto found = reports.find(office);
        const ExpectedReport* one = found == reports.end() ? nullptr : found->second;
        const Completeness completeness = one ? completeness_of(*one, wanted.today) : Completeness::unplanned;
        cells.push_back(completeness_view(completeness).text("address", one && !one->report.empty() ? "/reports/" + one->report : ""));
        if (one) tally += CoverageCount{office, *wanted.quarter, one->state, completeness == Completeness::overdue, 1};
    }
    return View().text("name", name).part("sum", tally_cell(tally, "")).list("cells", std::move(cells));
}

// The indicators by office, in one quarter.
View grid(const Transaction& reading, const Visit& visit, const Wanted& wanted, const OfficeNames& names) {
    const auto expected = reading.expected_reports(visit.caller.sight, {wanted.fiscal_year, wanted.quarter, {}});
    std::set<std::string> offices;
    for (const ExpectedReport& one : expected) offices.insert(one.office);
    std::vector<View> heads, rows;
    for (const std::string& office : offices) heads.push_back(View().text("name", short_name(name_in(names, office))).text("detail", address_of("/coverage", wanted.fiscal_year, {}, office)));
    const auto shared = shared_rows(expected);
    for (const auto& [name, reports] : shared) {
        if (rows.size() == most_indicators) break;
        rows.push_back(grid_row(name, reports, offices, wanted));
    }
    const auto unshown = static_cast<std::int64_t>(shared.size() - rows.size());
    return View().list("heads", std::move(heads)).list("rows", std::move(rows)).number("unshown", unshown).flag("has_unshown", unshown > 0);
}

Reply coverage(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const auto wanted = read_wanted(*reading, visit);
    if (!wanted) return show_refusal(visit, {kind::parameter, {"ไม่มีปีงบประมาณหรือไตรมาสนี้ โปรดเลือกจากหน้าความครบถ้วน", "There is no such fiscal year or quarter."}, {}, {}});
    const OfficeNames names = office_names(*reading);
    View view;
    view.text("fiscal_year", std::to_string(wanted->fiscal_year)).text("quarter", wanted->quarter ? thai_quarter(*wanted->quarter) : "");
    const bool one_office = !wanted->office.empty();
    view.list("years", year_ways(*wanted)).list("quarter_ways", one_office ? std::vector<View>() : quarter_ways(*wanted));
    view.flag("one_office", one_office && visit.caller.sight.reach != Reach::own_office).text("up", address_of("/coverage", wanted->fiscal_year, wanted->quarter, ""));
    if (one_office) view.none("grid").part("detail", detail(*reading, visit, *wanted, names));
    else if (wanted->quarter) view.part("grid", grid(*reading, visit, *wanted, names)).none("detail");
    else view.none("grid").none("detail");
    const bool has_board = !wanted->quarter && (!one_office || visit.caller.sight.reach == Reach::own_office);
    if (has_board) view.part("board", board(*reading, visit, *wanted, names));
    else view.none("board");
    return show(visit, "coverage", {"ความครบถ้วนของรายงาน", view});
}

SheetCell number_cell(std::int64_t number) { return {std::to_string(number), true}; }

Reply coverage_csv(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const auto wanted = read_wanted(*reading, visit);
    if (!wanted) return show_refusal(visit, refusal_of(Outcome::not_found));
    const OfficeNames names = office_names(*reading);
    Sheet sheet{{{"รหัสหน่วยงาน"}, {"หน่วยงาน"}, {"ปีงบประมาณ"}, {"ไตรมาส"}, {"ตามแผน"}, {"ส่งแล้ว"}, {"อยู่ระหว่างดำเนินการ"}, {"ยังไม่จัดทำ"}, {"เกินกำหนด"}}};
    for (const CoverageRow& row : coverage_rows(reading->coverage(visit.caller.sight, wanted->fiscal_year, wanted->today))) {
        for (std::size_t i = 0; i < row.quarters.size(); ++i) {
            const CoverageTally& tally = row.quarters[i];
            sheet.push_back({{row.office}, {name_in(names, row.office)}, number_cell(wanted->fiscal_year), number_cell(static_cast<std::int64_t>(i) + 1), number_cell(tally.expected),
                             number_cell(tally.sent), number_cell(tally.at_work), number_cell(tally.missing()), number_cell(tally.overdue)});
        }
    }
    return csv_reply(sheet, "coverage-" + std::to_string(wanted->fiscal_year));
}

}  // namespace

void add_coverage(Router& router, const Desk& desk) {
    add_screen(router, desk, "/coverage", coverage);
    add_screen(router, desk, "/coverage.csv", coverage_csv, For::people, {csv_type});
}

}  // namespace server
