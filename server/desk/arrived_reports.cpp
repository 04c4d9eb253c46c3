// /reports/new/arrived/{kind}/{sha256}: what was read from pages or a table, and drafts of all of it by one button.

#include "server/check_document.h"
#include "server/desk/arrived_document.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/make_reports.h"
#include "server/desk/suggestions.h"
#include "server/intake/thai/repair_document.h"
#include "server/office/report_document.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

std::vector<FieldGroup> frame_groups(const Visit& visit) { return {frame_fields(quarter_now(visit).fiscal_year)}; }

// What became of the parts of an arrival that can be made reports of.
struct Making {
    Value frame;                      // The report that all of them share, as the form has it.
    std::vector<MadeReport> made;     // Empty before the button is pressed; else one for each report of the office.
    layout::Problems problems = {};
    bool repair = false;
};

bool is_of_office(const ArrivedReport& report, const Visit& visit) {
    const std::string code = text_at(report.indicator, "/code");
    return code.starts_with(visit.caller.actor.office + "-");
}

std::vector<View> text_views(const std::vector<std::string>& texts) {
    std::vector<View> rows;
    for (const std::string& text : texts) rows.push_back(View().text("text", text));
    return rows;
}

std::vector<View> problem_views(const MadeReport& made) {
    std::vector<View> rows;
    if (!made.refusal) return rows;
    for (const layout::Problem& problem : problems_of(*made.refusal)) rows.push_back(View().text("text", problem.thai));
    return rows;
}

View report_view(const Visit& visit, const ArrivedReport& one, std::size_t place, const MadeReport& made, std::size_t& certain) {
    std::vector<View> findings;
    for (const Finding& finding : check_document(one.indicator, *visit.desk.registry.house.repair_words())) {
        findings.push_back(finding_view(one.indicator, finding));
        certain += finding.certain ? 1 : 0;
    }
    View view;
    view.text("file", one.file).text("code", text_at(one.indicator, "/code")).text("name", text_at(one.indicator, "/name"));
    view.number("remark_count", static_cast<std::int64_t>(one.remarks.size() + findings.size())).flag("quiet", one.remarks.empty() && findings.empty());
    view.flag("truncated", one.truncated).list("remarks", text_views(one.remarks)).list("findings", findings);
    view.text("draft", made.id.empty() ? "" : "/reports/" + made.id).flag("failed", made.refusal.has_value()).list("problems", problem_views(made));
    view.text("by_hand", "/reports/new/by-hand?kind=" + visit.request.arguments[0] + "&file=" + visit.request.arguments[1] + "&at=" + std::to_string(place));
    return view;
}

std::vector<View> refused_views(const Visit& visit, const Arrival& arrival) {
    std::vector<View> rows;
    for (const RefusedPart& part : arrival.refused) rows.push_back(View().text("file", part.file).list("reasons", text_views(part.reasons)));
    for (const ArrivedReport& report : arrival.reports) {
        if (is_of_office(report, visit)) continue;
        const std::string code = text_at(report.indicator, "/code");
        rows.push_back(View().text("file", report.file.empty() ? code : report.file).list("reasons", text_views({"ตัวชี้วัดรหัส " + code + " เป็นของหน่วยงานอื่น ท่านจัดทำรายงานได้เฉพาะของหน่วยงานของท่าน"})));
    }
    return rows;
}

// Before anything was made: which of them are there already in that quarter.
std::vector<MadeReport> those_there(const Visit& visit, const Arrival& arrival, const Value& frame) {
    const auto there = reports_of_quarter(*visit.desk.registry.store.read(), visit, static_cast<int>(frame.find("fiscal_year")->number().value),
                                          static_cast<int>(frame.find("quarter")->number().value));
    std::vector<MadeReport> rows;
    for (const ArrivedReport& report : arrival.reports) {
        if (!is_of_office(report, visit)) continue;
        const auto found = there.find(text_at(report.indicator, "/code"));
        rows.push_back(found == there.end() ? MadeReport{} : MadeReport{found->second.id, true, {}});
    }
    return rows;
}

Reply show_arrival(const Visit& visit, const Arrival& arrival, const Making& making, int status) {
    std::vector<View> rows;
    std::size_t certain = 0, left = 0, next = 0;
    for (std::size_t i = 0; i < arrival.reports.size(); ++i) {
        if (!is_of_office(arrival.reports[i], visit)) continue;
        const MadeReport& made = making.made.at(next++);
        left += made.id.empty() ? 1 : 0;
        rows.push_back(report_view(visit, arrival.reports[i], i, made, certain));
    }
    const auto groups = frame_groups(visit);
    View view;
    view.number("count", static_cast<std::int64_t>(rows.size())).number("left", static_cast<std::int64_t>(left)).number("certain", static_cast<std::int64_t>(certain));
    view.flag("has_certain", certain > 0).flag("repair", making.repair).flag("any_left", left > 0);
    view.text("action", visit.request.asker.path).list("groups", group_views(making.frame, groups, {making.problems})).list("rows", rows);
    view.list("refused", refused_views(visit, arrival)).list("skipped", text_views(arrival.skipped));
    return show(visit, "arrived-reports", {"ตรวจดูก่อนจัดทำร่าง", view, status, errors_at(groups, making.problems)});
}

Value document_of(const Visit& visit, const Making& making, const ArrivedReport& report) {
    const Value document = without_empty_parts(with_indicator(making.frame, report.indicator));
    return making.repair ? repair_document(document, *visit.desk.registry.house.repair_words()).value : document;
}

// What is wrong with what all share is said once, on top; what is wrong with one, at its row.
layout::Problems shared_problems(const Visit& visit, const std::vector<MadeReport>& made) {
    layout::Problems shared;
    const auto groups = frame_groups(visit);
    std::size_t failed = 0;
    for (const MadeReport& one : made) {
        if (!one.refusal) continue;
        ++failed;
        for (const layout::Problem& problem : one.refusal->errors)
            if (!field_at(groups, problem.pointer).empty() && std::find(shared.begin(), shared.end(), problem) == shared.end()) shared.push_back(problem);
    }
    const std::string count = std::to_string(made.size() - failed) + " จาก " + std::to_string(made.size());
    if (failed > 0) shared.push_back({"", "left", "จัดทำร่างแล้ว " + count + " ฉบับ ที่เหลือยังไม่ได้จัดทำ เหตุผลอยู่ในรายการด้านล่าง", ""});
    return shared;
}

// Proposes what was made just now and is whole.
std::optional<Refusal> submit_made(const Visit& visit, const std::vector<ReportToMake>& wanted, const std::vector<MadeReport>& made) {
    std::vector<RecordSeen> drafts;
    for (std::size_t i = 0; i < made.size(); ++i)
        if (!made[i].was_there && !made[i].id.empty() && !wanted[i].truncated) drafts.push_back({made[i].id, 1});
    return drafts.empty() ? std::nullopt : submit_reports(visit, drafts);
}

Reply after_making(const Visit& visit, const Making& making) {
    const std::string done = button_of(visit.form) == "submit" ? "created_and_submitted" : "created";
    if (making.made.size() == 1) return go_to("/reports/" + making.made[0].id + (done == "created" ? "/edit" : ""), done);
    return go_to("/reports?fiscal_year=" + typed_text(making.frame, {"/fiscal_year", ""}) + "&quarter=" + typed_text(making.frame, {"/quarter", ""}), done);
}

Reply make_all(const Visit& visit, const Arrival& arrival) {
    Making making{with_typed(blank_report(visit), visit.form, frame_groups(visit)), {}};
    making.repair = form_value(visit.form, "certain") == "yes";
    std::vector<ReportToMake> wanted;
    for (const ArrivedReport& report : arrival.reports)
        if (is_of_office(report, visit)) wanted.push_back({document_of(visit, making, report), report.truncated});
    making.made = make_reports(visit, wanted, most_making);
    if (button_of(visit.form) == "submit")
        if (const auto refusal = submit_made(visit, wanted, making.made)) return show_refusal(visit, *refusal);
    making.problems = shared_problems(visit, making.made);
    if (making.problems.empty() && !making.made.empty()) return after_making(visit, making);
    return in_pool(visit, [&] { return show_arrival(visit, arrival, making, 422); });
}

Reply with_arrival(const Visit& visit, const std::function<Reply(const Arrival&)>& work) {
    return show_or_refusal(visit, find_arrival(visit, visit.request.arguments[0], visit.request.arguments[1]), work);
}

Reply get_arrival(const Visit& visit) {
    return in_pool(visit, [&] {
        return with_arrival(visit, [&](const Arrival& arrival) {
            const Value frame = blank_report(visit);
            return show_arrival(visit, arrival, {frame, those_there(visit, arrival, frame)}, 200);
        });
    });
}

Reply post_arrival(const Visit& visit) {
    return with_arrival(visit, [&](const Arrival& arrival) { return make_all(visit, arrival); });
}

}  // namespace

void add_arrived_reports(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/new/arrived/{kind}/{sha256}", get_arrival);
    add_step(router, desk, "/reports/new/arrived/{kind}/{sha256}", post_arrival);
}

}  // namespace server
