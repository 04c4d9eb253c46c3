// /reports: found by fiscal year, quarter, office, state, type and words, which all stand in the address.

#include "server/api/read_filter.h"
#include "server/desk/desk.h"
#include "server/desk/report_views.h"
#include "server/http/query.h"

#include <algorithm>

namespace server {

namespace {

constexpr int rows_of_a_page = 50;

std::vector<View> year_options(const Visit& visit, const std::string& chosen) {
    std::vector<View> rows{option("", "ทุกปี", chosen)};
    const int now = quarter_of(day_in_thailand(visit.desk.registry.now())).fiscal_year;
    for (int year = now + 1; year > now - 9; --year) rows.push_back(option(std::to_string(year), std::to_string(year), chosen));
    return rows;
}

std::vector<View> quarter_options(const std::string& chosen) {
    std::vector<View> rows{option("", "ทุกไตรมาส", chosen)};
    for (int quarter = 1; quarter <= 4; ++quarter) rows.push_back(option(std::to_string(quarter), thai_quarter(quarter), chosen));
    return rows;
}

std::vector<View> office_options(const OfficeNames& names, const std::string& chosen) {
    std::vector<View> rows{option("", "ทุกหน่วยงาน", chosen)};
    for (const auto& [code, name] : names) rows.push_back(option(code, name, chosen));
    return rows;
}

std::vector<View> state_options(const std::string& chosen) {
    std::vector<View> rows{option("", "ทุกสถานะ", chosen)};
    for (const ReportState state : report_states) rows.push_back(option(std::string(name_of(state)), std::string(thai_name_of(state)), chosen));
    return rows;
}

std::vector<View> type_options(const std::string& chosen) {
    return {option("", "ทุกประเภท", chosen), option("strategic", "ตัวชี้วัดเชิงยุทธศาสตร์", chosen), option("routine", "ตัวชี้วัดภารกิจประจำ", chosen)};
}

// The present address with another cursor.
std::string address_with(const Visit& visit, const std::string& cursor) {
    std::string address = "/reports";
    char before = '?';
    for (const Parameter& one : visit.request.query) {
        if (one.name == "cursor" || one.name == "done" || one.value.empty()) continue;
        address += before + one.name + "=" + in_address(one.value);
        before = '&';
    }
    return cursor.empty() ? address : address + before + "cursor=" + cursor;
}

View filter_view(const Visit& visit, const OfficeNames& names) {
    const auto given = [&](const char* name) { return parameter(visit.request.query, name); };
    View view;
    view.list("years", year_options(visit, given("fiscal_year"))).list("quarters", quarter_options(given("quarter")));
    if (visit.caller.sight.reach == Reach::own_office) view.list("offices", {});
    else view.list("offices", office_options(names, given("office")));
    view.list("states", state_options(given("state"))).list("types", type_options(given("type"))).text("words", given("q"));
    return view;
}

Reply report_list(const Visit& visit) {
    ReportFilter filter;
    const std::string wrong = read_filter(visit.request.query, filter);
    const std::string cursor = parameter(visit.request.query, "cursor");
    const auto after = read_report_cursor(cursor);
    if (!wrong.empty() || (!cursor.empty() && !after))
        return show_refusal(visit, {kind::parameter, {"ที่อยู่ของหน้านี้ไม่ถูกต้อง โปรดเลือกตัวกรองใหม่จากหน้ารายงานตัวชี้วัด", "The address is wrong."}, {}, {}});

    const auto reading = visit.desk.registry.store.read();
    const OfficeNames names = office_names(*reading);
    const ReportPage page = reading->reports(visit.caller.sight, filter, after, rows_of_a_page);
    std::vector<View> rows;
    for (const Report& report : page.items) rows.push_back(report_row(report, names));
    View view;
    view.part("filter", filter_view(visit, names)).number("count", reading->count_reports(visit.caller.sight, filter)).list("rows", rows);
    view.text("next", page.next ? address_with(visit, write_cursor(*page.next)) : "").text("first", after ? address_with(visit, "") : "").flag("has_pages", page.next || after);
    view.flag("may_write", visit.caller.actor.roles.has(Role::preparer)).flag("many_offices", visit.caller.sight.reach != Reach::own_office);
    return show(visit, "reports", {"รายงานตัวชี้วัด", view});
}

}  // namespace

void add_report_list(Router& router, const Desk& desk) { add_screen(router, desk, "/reports", report_list); }

}  // namespace server
