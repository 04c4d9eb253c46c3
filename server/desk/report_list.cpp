// /reports: found by fiscal year, quarter, office, state, type and words, which all stand in the address.

#include "server/api/read_filter.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/report_views.h"
#include "server/desk/selection.h"
#include "server/http/query.h"

namespace server {

namespace {

constexpr int rows_of_a_page = 50;

// The present address with another cursor.
std::string address_with(const Visit& visit, const std::string& cursor) {
    std::vector<Parameter> query;
    for (const Parameter& one : visit.request.query)
        if (one.name != "cursor" && one.name != "done") query.push_back(one);
    query.push_back({"cursor", cursor});
    return with_query("/reports", query);
}

View filter_view(const Visit& visit, const OfficeNames& names) {
    const auto given = [&](const char* name) { return parameter(visit.request.query, name); };
    View view;
    view.list("years", options(with_blank("ทุกปี", fiscal_year_choices(quarter_now(visit).fiscal_year)), given("fiscal_year")));
    view.list("quarters", options(with_blank("ทุกไตรมาส", quarter_choices()), given("quarter"))).list("offices", office_options(visit, names, given("office")));
    view.list("states", options(with_blank("ทุกสถานะ", state_choices(report_states)), given("state")));
    view.list("types", options({{"", "ทุกประเภท"}, {"strategic", "ตัวชี้วัดเชิงยุทธศาสตร์"}, {"routine", "ตัวชี้วัดภารกิจประจำ"}}, given("type"))).text("words", given("q"));
    return view;
}

struct ListButton {
    Action action;
    Roles roles;  // One of them is needed,
    bool also_delegates;  // or to sign for the director.
};

constexpr ListButton list_buttons[] = {
    {Action::submit, {Role::preparer}, false}, {Action::check, {Role::checker}, false}, {Action::sign_off, {Role::approver}, true},
    {Action::return_, {Role::checker, Role::approver}, true}, {Action::send, {Role::records}, false},
};

// What may be done with those that are ticked; the page after says of which of them.
std::vector<View> button_rows(const Visit& visit) {
    const Actor& actor = visit.caller.actor;
    const bool deputy = delegation_for(actor.delegations, actor.id, actor.office, visit.desk.registry.now()) != nullptr;
    std::vector<View> rows;
    for (const ListButton& one : list_buttons)
        if (actor.roles.has_one_of(one.roles) || (one.also_delegates && deputy))
            rows.push_back(View().text("action", std::string(name_of(one.action))).text("label", std::string(thai_name_of(one.action))));
    return rows;
}

// The filter, for the form that says "all that it finds".
std::vector<View> asked_of_filter(const Visit& visit) {
    std::vector<View> rows;
    for (const char* name : {"fiscal_year", "quarter", "office", "state", "type", "q"})
        if (const std::string value = parameter(visit.request.query, name); !value.empty()) rows.push_back(View().text("name", name).text("value", value));
    return rows;
}

// The tick boxes and buttons of the list.
void add_choice(View& view, const Visit& visit, std::int64_t count) {
    const bool may_send = visit.caller.actor.roles.has_one_of({Role::preparer, Role::records});
    const auto most = static_cast<std::int64_t>(most_selected);
    std::vector<View> buttons = button_rows(visit);
    view.flag("may_choose", may_send || !buttons.empty()).flag("may_send", may_send).list("buttons", std::move(buttons)).list("asked", asked_of_filter(visit));
    view.text("all", count > most ? with_commas(most) + " รายการแรกที่พบ" : "ทั้งหมดที่พบ " + with_commas(count) + " รายการ");
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
    const std::int64_t count = reading->count_reports(visit.caller.sight, filter);
    View view;
    view.part("filter", filter_view(visit, names)).number("count", count).list("rows", rows);
    add_choice(view, visit, count);
    view.text("next", page.next ? address_with(visit, write_cursor(*page.next)) : "").text("first", after ? address_with(visit, "") : "").flag("has_pages", page.next || after);
    view.flag("may_write", visit.caller.actor.roles.has(Role::preparer)).flag("many_offices", visit.caller.sight.reach != Reach::own_office);
    return show(visit, "reports", {"รายงานตัวชี้วัด", view});
}

}  // namespace

void add_report_list(Router& router, const Desk& desk) { add_screen(router, desk, "/reports", report_list); }

}  // namespace server
