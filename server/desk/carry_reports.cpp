// /reports/new/carry: the next quarter begun with what the one before it said.

#include "server/api/read_filter.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/make_reports.h"
#include "server/desk/report_form_page.h"
#include "server/desk/report_views.h"
#include "server/http/query.h"
#include "server/intake/carry_forward.h"
#include "server/office/report_document.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

// The quarter that is carried from: as the address or the form says, else the one before the present one.
Quarter quarter_before(const Visit& visit, const std::string& fiscal_year, const std::string& quarter) {
    const Quarter now = quarter_now(visit);
    const int year = read_whole(fiscal_year).value_or(now.fiscal_year), from = read_whole(quarter).value_or(std::max(1, now.quarter - 1));
    return {year, std::clamp(from, 1, 3)};
}

// A report of the quarter before, and why it is not carried, if so.
struct ToCarry {
    Report report;
    bool is_there = false;  // The next quarter has one already.
    layout::Problems problems = {};
};

struct Carrying {
    Quarter from;
    std::vector<ToCarry> reports;
    layout::Problems problems = {};
};

Carrying look(const Visit& visit, const Quarter& from) {
    const auto reading = visit.desk.registry.store.read();
    const auto next = reports_of_quarter(*reading, visit, from.fiscal_year, from.quarter + 1);
    Carrying carrying{from, {}};
    for (const auto& [code, report] : reports_of_quarter(*reading, visit, from.fiscal_year, from.quarter)) carrying.reports.push_back({report, next.count(code) > 0, {}});
    return carrying;
}

Reply show_list(const Visit& visit, const Carrying& carrying, int status) {
    std::vector<View> rows;
    for (const ToCarry& one : carrying.reports) {
        std::vector<View> problems;
        for (const layout::Problem& problem : one.problems) problems.push_back(View().text("text", problem.thai));
        rows.push_back(View().text("id", one.report.id).text("code", one.report.code).text("name", one.report.name).flag("is_there", one.is_there).list("problems", problems));
    }
    const auto left = std::count_if(carrying.reports.begin(), carrying.reports.end(), [](const ToCarry& one) { return !one.is_there; });
    View view;
    view.list("rows", rows).list("years", options(fiscal_year_choices(quarter_now(visit).fiscal_year), std::to_string(carrying.from.fiscal_year)));
    view.list("quarters", options(quarter_choices(3), std::to_string(carrying.from.quarter))).text("next", thai_quarter(carrying.from.quarter + 1)).number("left", left).flag("any_left", left > 0);
    view.text("year", std::to_string(carrying.from.fiscal_year)).text("quarter", std::to_string(carrying.from.quarter));
    return show(visit, "carry-reports", {"ยกข้อมูลจากไตรมาสก่อน", view, status, errors_at({}, carrying.problems)});
}

Reply get_list(const Visit& visit) {
    if (const auto refusal = refuse_to_make_reports(visit)) return show_refusal(visit, *refusal);
    return show_list(visit, look(visit, quarter_before(visit, parameter(visit.request.query, "fiscal_year"), parameter(visit.request.query, "quarter"))), 200);
}

// The next quarter's report, or why there is nothing to carry.
layout::Result<Value> carried_document(const Visit& visit, const Report& report, int quarter) {
    const Value before = read_kept(visit.desk.registry.store.read()->report_json(visit.caller.sight, report.id, report.version).value());
    const auto indicator = carry_forward(before.find("indicators")->items().at(0), quarter);
    if (!indicator) return indicator.problems();
    Value document = with_member(before, "quarter", Value(layout::Number{std::to_string(quarter), static_cast<double>(quarter)}));
    document = with_member(document, "issued", Value());
    document = with_member(document, "indicators", Value(Value::Array{*indicator}));
    const Value* approver = document.find("approver");
    return approver && approver->is_object() ? with_member(document, "approver", with_member(*approver, "date", Value())) : document;
}

// Makes those that were ticked; what could not be made says why.
void make_next(const Visit& visit, Carrying& carrying, const std::vector<std::string>& wanted) {
    std::vector<ReportToMake> documents;
    std::vector<ToCarry*> rows;
    for (ToCarry& one : carrying.reports) {
        if (one.is_there || std::find(wanted.begin(), wanted.end(), one.report.id) == wanted.end()) continue;
        const auto document = carried_document(visit, one.report, carrying.from.quarter + 1);
        if (!document) {
            one.problems = document.problems();
            continue;
        }
        documents.push_back({*document, one.report.truncated});
        rows.push_back(&one);
    }
    const auto made = make_reports(visit, documents, most_making);
    for (std::size_t i = 0; i < made.size(); ++i) {
        rows[i]->is_there = !made[i].id.empty();
        if (made[i].refusal) rows[i]->problems = problems_of(*made[i].refusal);
    }
}

Reply post_list(const Visit& visit) {
    if (const auto refusal = refuse_to_make_reports(visit)) return show_refusal(visit, *refusal);
    Carrying carrying = look(visit, quarter_before(visit, form_value(visit.form, "fiscal_year"), form_value(visit.form, "quarter")));
    const auto wanted = form_values(visit.form, "report");
    make_next(visit, carrying, wanted);
    if (wanted.empty()) carrying.problems = {{"", "none", "โปรดเลือกรายงานที่จะยกข้อมูลมา", "Choose the reports to carry forward."}};
    if (std::any_of(carrying.reports.begin(), carrying.reports.end(), [](const ToCarry& one) { return !one.problems.empty(); }))
        carrying.problems = {{"", "left", "บางรายการยังไม่ได้จัดทำ เหตุผลอยู่ในรายการด้านล่าง", "Some were not made; the list says why."}};
    if (!carrying.problems.empty()) return show_list(visit, carrying, 422);
    return go_to("/reports?fiscal_year=" + std::to_string(carrying.from.fiscal_year) + "&quarter=" + std::to_string(carrying.from.quarter + 1), "created");
}

}  // namespace

void add_carry_reports(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/new/carry", get_list);
    add_step(router, desk, "/reports/new/carry", post_list);
}

}  // namespace server
