// /reports/table: a quarter's drafts as a table, out and back, with every change shown before it is made.

#include "server/api/read_filter.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/make_reports.h"
#include "server/desk/quarter_figures.h"
#include "server/desk/report_form_page.h"
#include "server/desk/sheet_reply.h"
#include "server/desk/upload.h"
#include "server/http/query.h"

namespace server {

namespace {

constexpr UploadLimits table_limits{1, max_sheet};

Quarter quarter_given(const Visit& visit, const std::string& fiscal_year, const std::string& quarter) {
    const Quarter now = quarter_now(visit);
    const int given = read_whole(quarter).value_or(now.quarter);
    return {read_whole(fiscal_year).value_or(now.fiscal_year), given >= 1 && given <= 4 ? given : now.quarter};
}
Quarter quarter_asked(const Visit& visit) { return quarter_given(visit, parameter(visit.request.query, "fiscal_year"), parameter(visit.request.query, "quarter")); }
Quarter quarter_sent(const Visit& visit) { return quarter_given(visit, form_value(visit.form, "fiscal_year"), form_value(visit.form, "quarter")); }

std::string query_of(const Quarter& quarter) { return "?fiscal_year=" + std::to_string(quarter.fiscal_year) + "&quarter=" + std::to_string(quarter.quarter); }

View quarter_view(const Quarter& quarter) {
    return View().text("fiscal_year", std::to_string(quarter.fiscal_year)).text("quarter", std::to_string(quarter.quarter)).text(
        "called", thai_quarter(quarter)).text("query", query_of(quarter));
}

Reply show_table(const Visit& visit, const Quarter& quarter, const layout::Problems& problems, int status) {
    if (const auto refusal = refuse_to_make_reports(visit)) return show_refusal(visit, *refusal);
    View view = quarter_view(quarter);
    const auto count = static_cast<std::int64_t>(figures_of_quarter(visit, quarter).size());
    view.list("years", options(fiscal_year_choices(quarter_now(visit).fiscal_year), std::to_string(quarter.fiscal_year)));
    view.list("quarters", options(quarter_choices(), std::to_string(quarter.quarter))).number("count", count).flag("any", count > 0).flag("wrong", !problems.empty());
    Screenful screenful{"แก้ตัวเลขหลายรายงานด้วยตาราง", view, status};
    for (const layout::Problem& problem : problems) screenful.errors.push_back({"file", problem.thai});
    return show(visit, "report-table", screenful);
}

Reply get_table(const Visit& visit) { return show_table(visit, quarter_asked(visit), {}, 200); }

Reply get_file(const Visit& visit) {
    const std::string& name = visit.request.arguments[0];
    const bool xlsx = name == "figures.xlsx";
    if (!xlsx && name != "figures.csv") return show_refusal(visit, refusal_of(Outcome::not_found));
    if (const auto refusal = refuse_to_make_reports(visit)) return show_refusal(visit, *refusal);
    const Quarter quarter = quarter_asked(visit);
    const std::string when = std::to_string(quarter.fiscal_year) + "-" + std::to_string(quarter.quarter);
    return sheet_reply(sheet_of(figures_of_quarter(visit, quarter)), xlsx ? SheetFile::xlsx : SheetFile::csv, "figures-" + when, "ตารางตัวชี้วัด " + when);
}

Reply post_table(const Visit& visit, const OrRefusal<UploadedFiles>& sent) {
    const Quarter quarter = quarter_sent(visit);
    if (const auto* refusal = std::get_if<Refusal>(&sent)) return show_table(visit, quarter, {{"", "", refusal->detail.thai, ""}}, refusal->kind.status);
    const auto& files = std::get<UploadedFiles>(sent);
    if (files.empty()) return show_table(visit, quarter, {{"", "", "โปรดเลือกแฟ้มตารางก่อนกดส่ง", ""}}, 422);
    const std::string sha256 = files[0].kept.sha256;
    const auto compared = compare_with(figures_of_quarter(visit, quarter), visit.desk.registry.files.read(sha256).value());
    if (!compared) return show_table(visit, quarter, compared.problems(), 422);
    return go_to("/reports/table/changes/" + sha256 + query_of(quarter));
}

std::string shown(const layout::Value& value) {
    if (value.is_string()) return value.text();
    const layout::Value* text = value.find("text");
    return text && text->is_string() ? text->text() : "";
}

View changes_view(const QuarterFigures& figures, const SheetComparison& comparison) {
    std::vector<View> changes, problems, absent;
    for (const SheetChange& one : comparison.changes)
        changes.push_back(View().text("code", one.code).text("name", figures.at(one.code).report.name).text("column", sheet_heading(one.change.pointer)).text(
            "before", shown(one.change.before)).text("after", shown(one.change.after)).flag("same_number", one.same_number));
    for (const layout::Problem& problem : comparison.problems) problems.push_back(View().text("text", problem.thai));
    for (const std::string& code : comparison.absent) absent.push_back(View().text("code", code));
    View view;
    view.number("count", static_cast<std::int64_t>(changes.size())).list("changes", changes).list("problems", problems).list("absent", absent);
    return view.text("seen", digest_of(figures, comparison));
}

struct Compared {
    QuarterFigures figures;
    SheetComparison comparison;
};

OrRefusal<Compared> compare_again(const Visit& visit, const Quarter& quarter) {
    if (const auto refusal = refuse_to_make_reports(visit)) return *refusal;
    const auto table = visit.desk.registry.files.read(visit.request.arguments[0]);
    if (!table) return refusal_of(Outcome::not_found);
    QuarterFigures figures = figures_of_quarter(visit, quarter);
    auto comparison = compare_with(figures, *table);
    if (!comparison) return refuse_document(comparison.problems());
    return Compared{std::move(figures), *std::move(comparison)};
}

Reply show_changes(const Visit& visit, const Quarter& quarter, const Compared& compared, std::vector<FormError> errors, int status) {
    View view;
    view.part("of", quarter_view(quarter)).part("difference", changes_view(compared.figures, compared.comparison)).text("action", visit.request.asker.path);
    return show(visit, "table-changes", {"ตรวจดูสิ่งที่แก้ในตาราง", view, status, std::move(errors)});
}

Reply get_changes(const Visit& visit) {
    const Quarter quarter = quarter_asked(visit);
    return show_or_refusal(visit, compare_again(visit, quarter), [&](const Compared& compared) { return show_changes(visit, quarter, compared, {}, 200); });
}

Reply post_changes(const Visit& visit) {
    const Quarter quarter = quarter_sent(visit);
    return show_or_refusal(visit, compare_again(visit, quarter), [&](const Compared& compared) {
        if (form_value(visit.form, "seen") != digest_of(compared.figures, compared.comparison))
            return show_changes(visit, quarter, compared, {{"", "มีผู้แก้ไขรายงานหลังจากที่ท่านเปิดหน้านี้ ยังไม่ได้แก้ไขรายการใด รายการด้านล่างเทียบกับข้อมูลล่าสุดแล้ว โปรดตรวจดูและยืนยันอีกครั้ง"}}, 412);
        std::vector<FormError> errors;
        for (const CodeProblem& problem : apply_all(visit, compared.figures, compared.comparison)) errors.push_back({"", problem.code.empty() ? problem.text : problem.code + ": " + problem.text});
        if (!errors.empty()) return show_changes(visit, quarter, compared, std::move(errors), 422);
        return go_to("/reports" + query_of(quarter), "table_applied");
    });
}

}  // namespace

void add_report_table(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/table", get_table);
    add_upload(router, desk, "/reports/table", table_limits, refuse_to_make_reports, post_table);
    add_screen(router, desk, "/reports/table/{name}", get_file, For::people, {xlsx_type, csv_type});
    add_screen(router, desk, "/reports/table/changes/{sha256}", get_changes);
    add_step(router, desk, "/reports/table/changes/{sha256}", post_changes);
}

}  // namespace server
