// /: what waits for this person, and what the quarter still lacks.

#include "server/desk/desk.h"
#include "server/desk/report_views.h"
#include "server/office/plans.h"

namespace server {

namespace {

constexpr int most_shown = 10;  // Of each pile; the rest is one click away.

// What waits in one state, and for whom.
template <class State>
struct Pile {
    Role role;
    State state;
    const char* title;
    const char* empty;
};

constexpr Pile<ReportState> report_piles[] = {
    {Role::preparer, ReportState::returned, "ตีกลับแก้ไข", "ไม่มีรายงานที่ตีกลับให้แก้ไข"},
    {Role::preparer, ReportState::draft, "ร่างที่ยังไม่ได้เสนอ", "ไม่มีร่างค้างอยู่"},
    {Role::checker, ReportState::submitted, "รอตรวจสอบ", "ไม่มีรายงานรอตรวจสอบ"},
    {Role::approver, ReportState::checked, "รอลงนาม", "ไม่มีรายงานรอลงนาม"},
    {Role::records, ReportState::signed_off, "ลงนามแล้ว รอหนังสือนำส่ง", "ไม่มีรายงานรอหนังสือนำส่ง"},
    {Role::strategy_reviewer, ReportState::sent, "ส่งมาแล้ว รอประเมิน", "ไม่มีรายงานรอประเมิน"},
};

constexpr Pile<LetterState> letter_piles[] = {
    {Role::approver, LetterState::draft, "หนังสือรอลงนาม", "ไม่มีหนังสือรอลงนาม"},
    {Role::records, LetterState::signed_, "หนังสือรอออกเลขที่", "ไม่มีหนังสือรอออกเลขที่"},
    {Role::records, LetterState::registered, "ออกเลขที่แล้ว รอส่ง", "ไม่มีหนังสือรอส่ง"},
};

template <class State>
View pile_view(const Pile<State>& one, std::int64_t count, const char* list, std::vector<View> rows) {
    const std::string all = std::string(list) + "?state=" + std::string(name_of(one.state));
    return View().text("title", one.title).text("empty", one.empty).number("count", count).text("all", all).list("rows", std::move(rows));
}

View reports_in(const Transaction& reading, const Visit& visit, const Pile<ReportState>& one, const OfficeNames& names) {
    ReportFilter filter;
    filter.state = one.state;
    if (visit.caller.sight.reach == Reach::own_office) filter.office = visit.caller.actor.office;
    std::vector<View> rows;
    for (const Report& report : reading.reports(visit.caller.sight, filter, {}, most_shown).items)
        rows.push_back(View().text("address", "/reports/" + report.id).text("code", report.code).text("name", report.name).text(
            "note", name_in(names, report.office) + " " + thai_quarter({report.fiscal_year, report.quarter})));
    return pile_view(one, reading.count_reports(visit.caller.sight, filter), "/reports", std::move(rows));
}

View letters_in(const Transaction& reading, const Visit& visit, const Pile<LetterState>& one) {
    LetterFilter filter;
    filter.state = one.state;
    filter.office = visit.caller.actor.office;
    const auto found = reading.letters(visit.caller.sight, filter, {}, most_rows).items;
    std::vector<View> rows;
    for (const Letter& letter : found) {
        if (rows.size() == most_shown) break;
        rows.push_back(View().text("address", "/letters/" + letter.id).text("code", "").text("name", letter.subject).text("note", "ถึง " + letter.to));
    }
    return pile_view(one, static_cast<std::int64_t>(found.size()), "/letters", std::move(rows));
}

std::vector<View> piles(const Transaction& reading, const Visit& visit) {
    const OfficeNames names = office_names(reading);
    std::vector<View> all;
    const Actor& actor = visit.caller.actor;
    const bool deputy = delegation_for(actor.delegations, actor.id, actor.office, visit.desk.registry.now()) != nullptr;
    const auto is = [&](Role role) { return actor.roles.has(role) || (role == Role::approver && deputy); };
    for (const auto& one : report_piles)
        if (is(one.role)) all.push_back(reports_in(reading, visit, one, names));
    for (const auto& one : letter_piles)
        if (is(one.role)) all.push_back(letters_in(reading, visit, one));
    return all;
}

// What the plan of this fiscal year expects up to the quarter whose reports are due now, and is not there.
View missing(const Transaction& reading, const Visit& visit, const Quarter& now) {
    View view;
    const auto plan = reading.plan(visit.caller.sight, now.fiscal_year, visit.caller.actor.office);
    if (!plan) return view.flag("planned", false).text("count", "").list("rows", {});
    std::vector<View> rows;
    for (const MissingReport& one : missing_reports(reading, visit.caller.sight, *plan, visit.desk.registry.now())) {
        if (one.quarter != now.quarter) continue;
        rows.push_back(View().text("code", one.indicator.code).text("name", one.indicator.name).text("due", thai_day(one.due)).flag("overdue", one.overdue).text(
            "state", one.state ? std::string(thai_name_of(*one.state)) : "ยังไม่ได้จัดทำ"));
    }
    return view.flag("planned", true).number("count", static_cast<std::int64_t>(rows.size())).list("rows", rows);
}

// One click from here to every year's board, two to any report.
std::vector<View> years(const Transaction& reading, const Visit& visit) {
    std::vector<View> rows;
    for (const int year : reading.fiscal_years(visit.caller.sight)) rows.push_back(View().text("year", std::to_string(year)));
    return rows;
}

Reply my_work(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const Quarter now = quarter_now(visit);
    View view;
    view.list("piles", piles(*reading, visit)).text("quarter", thai_quarter(now));
    view.flag("may_write", visit.caller.actor.roles.has(Role::preparer)).part("missing", missing(*reading, visit, now)).list("years", years(*reading, visit));
    return show(visit, "my-work", {"งานของฉัน", view});
}

}  // namespace

void add_my_work(Router& router, const Desk& desk) { add_screen(router, desk, "/", my_work); }

}  // namespace server
