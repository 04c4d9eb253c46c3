// /plans?fiscal_year=2564&office=5009: what an office is expected to report, and by when. /plans.csv: the same as a table.

#include "server/api/read_filter.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/plan_sheet.h"
#include "server/desk/report_views.h"
#include "server/desk/sheet_reply.h"
#include "server/desk/upload.h"
#include "server/http/query.h"
#include "server/office/plans.h"

namespace server {

namespace {

constexpr std::size_t most_table = std::size_t{1} << 20;  // Bytes: 500 indicators are some 200 KB.

struct PlanPlace {
    int fiscal_year = 0;
    std::string office;
};

bool is_reviewer(const Visit& visit) { return visit.caller.actor.roles.has(Role::strategy_reviewer); }

// The plan that an address or a form names; another office's only for those who may see it.
std::optional<PlanPlace> place_in(const Visit& visit, const std::string& year, const std::string& office) {
    const int present = quarter_now(visit).fiscal_year;
    PlanPlace place{year.empty() ? present : read_whole(year).value_or(0), office.empty() ? visit.caller.actor.office : office};
    const bool sees = place.office == visit.caller.actor.office || visit.caller.sight.reach != Reach::own_office;
    if (!is_fiscal_year(place.fiscal_year) || !sees) return {};
    return place;
}

std::optional<PlanPlace> place_asked(const Visit& visit) { return place_in(visit, parameter(visit.request.query, "fiscal_year"), parameter(visit.request.query, "office")); }

std::string query_of(const PlanPlace& place) { return with_query("", {{"fiscal_year", std::to_string(place.fiscal_year)}, {"office", place.office}}); }

// As tab-separated lines: what a spreadsheet gives and takes.
std::string lines_of(const Sheet& sheet) {
    std::string lines;
    for (const SheetRow& row : sheet) {
        for (std::size_t i = 0; i < row.size(); ++i) lines += (i > 0 ? "\t" : "") + row[i].text;
        lines += '\n';
    }
    return lines;
}

std::vector<View> plan_rows(const Plan& plan) {
    std::vector<View> rows;
    for (const PlannedIndicator& one : plan.indicators) {
        std::vector<View> due;
        for (const auto& day : one.due) due.push_back(View().text("day", day ? thai_day(*day) : ""));
        rows.push_back(View().text("code", one.code).text("name", one.name).list("due", std::move(due)));
    }
    return rows;
}

// With what was typed, when it was refused.
Reply show_plan(const Visit& visit, const PlanPlace& place, const std::string* typed = nullptr, int status = 200, std::vector<FormError> errors = {}) {
    const auto reading = visit.desk.registry.store.read();
    const OfficeNames names = office_names(*reading);
    const auto plan = reading->plan(visit.caller.sight, place.fiscal_year, place.office);
    const Roles& roles = visit.caller.actor.roles;
    const bool may_write = is_reviewer(visit) || (place.office == visit.caller.actor.office && roles.has_one_of({Role::preparer, Role::approver}));
    View view;
    const bool one_office = visit.caller.sight.reach == Reach::own_office;
    view.list("years", options(fiscal_year_choices(quarter_now(visit).fiscal_year), std::to_string(place.fiscal_year)));
    view.list("offices", options(one_office ? Choices() : office_choices(names), place.office)).text("office", place.office);
    view.text("name", name_in(names, place.office)).text("fiscal_year", std::to_string(place.fiscal_year)).flag("may_write", may_write);
    view.list("rows", plan ? plan_rows(*plan) : std::vector<View>()).text("version", plan ? std::to_string(plan->version) : "").text("csv", "/plans.csv" + query_of(place));
    view.text("lines", typed ? *typed : lines_of(plan_sheet(plan ? plan->indicators : std::vector<PlannedIndicator>())));
    const auto wrong = [&](const char* field) { return errors.empty() || errors.front().field != field ? std::string() : errors.front().text; };
    view.text("wrong", wrong("table")).text("file_wrong", wrong("file"));
    return show(visit, "plans", {"แผนการรายงาน", view, status, std::move(errors)});
}

Reply get_plan(const Visit& visit) {
    const auto place = place_asked(visit);
    return place ? show_plan(visit, *place) : show_refusal(visit, refusal_of(Outcome::not_found));
}

// Each problem once, and no more than can be read.
std::vector<FormError> errors_in_table(const layout::Problems& problems) {
    constexpr std::size_t most = 20;
    std::vector<FormError> errors;
    for (const layout::Problem& problem : problems) {
        if (errors.size() == most) break;
        std::string text = problem.thai;
        if (problem.pointer.starts_with("/indicators/")) text = "ตัวชี้วัดลำดับที่ " + std::to_string(std::stoul(problem.pointer.substr(12)) + 1) + ": " + text;
        errors.push_back({"table", text});
    }
    return errors;
}

// The table as it was typed or sent; what is refused stands in the form again.
Reply put_table(const Visit& visit, const PlanPlace& place, const std::string& table) {
    const auto body = read_plan_sheet(table);
    const std::string typed = table.starts_with("PK") ? "" : table;  // Of a spreadsheet file there are no lines to show.
    if (!body) return show_plan(visit, place, &typed, 422, errors_in_table(body.problems()));
    auto indicators = read_planned(*body);
    if (!indicators) return show_plan(visit, place, &typed, 422, errors_in_table(indicators.problems()));
    const auto put = put_plan(visit.desk.registry, visit.caller, place.fiscal_year, place.office, seen_version(visit.form), *std::move(indicators));
    if (const auto* refusal = std::get_if<Refusal>(&put)) return show_plan(visit, place, &typed, refusal->kind.status, {{"table", refusal->detail.thai}});
    return go_to("/plans" + query_of(place), "saved");
}

std::optional<PlanPlace> place_sent(const Visit& visit) { return place_in(visit, form_value(visit.form, "fiscal_year"), form_value(visit.form, "office")); }

Reply post_plan(const Visit& visit) {
    const auto place = place_sent(visit);
    return place ? put_table(visit, *place, form_value(visit.form, "table")) : show_refusal(visit, refusal_of(Outcome::not_found));
}

Reply post_file(const Visit& visit, const OrRefusal<UploadedFiles>& files) {
    const auto place = place_sent(visit);
    if (!place) return show_refusal(visit, refusal_of(Outcome::not_found));
    if (const auto* refusal = std::get_if<Refusal>(&files)) return show_plan(visit, *place, nullptr, refusal->kind.status, {{"file", refusal->detail.thai}});
    const auto& kept = std::get<UploadedFiles>(files);
    if (kept.empty()) return show_plan(visit, *place, nullptr, 422, {{"file", "โปรดเลือกแฟ้มตาราง"}});
    return put_table(visit, *place, visit.desk.registry.files.read(kept[0].kept.sha256).value());
}

Reply plan_csv(const Visit& visit) {
    const auto place = place_asked(visit);
    const auto plan = place ? visit.desk.registry.store.read()->plan(visit.caller.sight, place->fiscal_year, place->office) : std::nullopt;
    if (!plan) return show_refusal(visit, refusal_of(Outcome::not_found));
    return csv_reply(plan_sheet(plan->indicators), "plan-" + std::to_string(plan->fiscal_year) + "-" + plan->office);
}

}  // namespace

void add_plan_screens(Router& router, const Desk& desk) {
    add_screen(router, desk, "/plans", get_plan);
    add_step(router, desk, "/plans", post_plan);
    add_upload(router, desk, "/plans/table", {1, most_table, most_table + 65'536}, [](const Visit&) { return std::nullopt; }, post_file);
    add_screen(router, desk, "/plans.csv", plan_csv, For::people, {csv_type});
}

}  // namespace server
