// /letters: found by calendar year of registration, office and state, which all stand in the address.

#include "layout/template/buddhist_era.h"
#include "server/api/read_filter.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/report_views.h"
#include "server/http/query.h"

namespace server {

namespace {

constexpr int rows_of_a_page = 50;

// Registers go by calendar years; their common era stands in the address.
Choices year_choices(const Visit& visit) {
    Choices choices;
    const int now = year_of(day_in_thailand(visit.desk.registry.now()));
    for (int year = now; year > now - 8; --year) choices.push_back({std::to_string(year), std::to_string(year + layout::buddhist_era)});
    return choices;
}

// Nothing: a parameter is none of its kind.
std::optional<LetterFilter> filter_in(const std::vector<Parameter>& query) {
    LetterFilter filter;
    const auto text = [&](const char* name) { return parameter(query, name); };
    if (!text("year").empty() && !(filter.year = read_whole(text("year")))) return {};
    if (!text("state").empty() && !(filter.state = read_letter_state(text("state")))) return {};
    if (!text("office").empty()) filter.office = text("office");
    return filter;
}

std::string address_with(const Visit& visit, const std::string& cursor) {
    std::vector<Parameter> query;
    for (const char* name : {"year", "state", "office"}) query.push_back({name, parameter(visit.request.query, name)});
    query.push_back({"cursor", cursor});
    return with_query("/letters", query);
}

Reply letter_list(const Visit& visit) {
    const auto given = [&](const char* name) { return parameter(visit.request.query, name); };
    const auto filter = filter_in(visit.request.query);
    const auto after = read_letter_cursor(given("cursor"));
    if (!filter || (!given("cursor").empty() && !after))
        return show_refusal(visit, {kind::parameter, {"ที่อยู่ของหน้านี้ไม่ถูกต้อง โปรดเลือกตัวกรองใหม่จากหน้าหนังสือนำส่ง", "The address is wrong."}, {}, {}});
    const auto reading = visit.desk.registry.store.read();
    const OfficeNames names = office_names(*reading);
    const LetterPage page = reading->letters(visit.caller.sight, *filter, after, rows_of_a_page);
    std::vector<View> rows;
    for (const Letter& letter : page.items) rows.push_back(letter_row(letter, names));
    View view;
    view.list("years", options(with_blank("ทุกปี", year_choices(visit)), given("year"))).list("states", options(with_blank("ทุกสถานะ", state_choices(letter_states)), given("state")));
    view.list("offices", office_options(visit, names, given("office")));
    view.list("rows", std::move(rows)).flag("many_offices", visit.caller.sight.reach != Reach::own_office);
    view.text("next", page.next ? address_with(visit, write_cursor(*page.next)) : "").text("first", after ? address_with(visit, "") : "").flag("has_pages", page.next || after);
    view.flag("may_write", visit.caller.actor.roles.has_one_of({Role::preparer, Role::records}));
    return show(visit, "letters", {"หนังสือนำส่ง", view});
}

}  // namespace

void add_letter_list(Router& router, const Desk& desk) { add_screen(router, desk, "/letters", letter_list); }

}  // namespace server
