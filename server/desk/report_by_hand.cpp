// /reports/new/by-hand: a report filled in from the beginning, or from what one part of an arrival says.

#include "server/api/read_filter.h"
#include "server/desk/arrived_document.h"
#include "server/desk/desk.h"
#include "server/desk/make_reports.h"
#include "server/http/query.h"

namespace server {

using layout::Value;

namespace {

// Which part of which arrival, as hidden fields say it; empty: none.
struct Origin {
    std::string kind, file, at;
};

OrRefusal<OpenForm> begin_form(const Visit& visit, const Origin& origin) {
    if (const auto refusal = refuse_to_make_reports(visit)) return *refusal;
    OpenForm form;
    form.title = "กรอกรายงานใหม่";
    form.action = "/reports/new/by-hand";
    form.is_new = true;
    form.document = blank_report(visit);
    if (origin.file.empty()) return form;
    const auto found = find_arrival(visit, origin.kind, origin.file);
    if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
    const auto& reports = std::get<Arrival>(found).reports;
    const auto at = read_digits<std::size_t>(origin.at);
    if (!at || *at >= reports.size()) return refusal_of(Outcome::not_found);
    form.document = with_indicator(form.document, reports[*at].indicator);
    form.truncated = reports[*at].truncated;
    form.origin = {{"kind", origin.kind}, {"file", origin.file}, {"at", origin.at}};
    return form;
}

Reply get_form(const Visit& visit) {
    const auto given = [&](const char* name) { return parameter(visit.request.query, name); };
    return show_or_refusal(visit, begin_form(visit, {given("kind"), given("file"), given("at")}), [&](const OpenForm& form) { return show_report_form(visit, form); });
}

Reply refused(const Visit& visit, OpenForm form, const Refusal& refusal) {
    form.problems = problems_of(refusal);
    form.status = refusal.kind.status;
    return show_report_form(visit, form);
}

Reply make(const Visit& visit, const OpenForm& form) {
    const bool truncated = form.truncated && form_value(visit.form, "whole") != "yes";
    const MadeReport made = make_reports(visit, {{without_empty_parts(form.document), truncated}}, std::chrono::seconds(1)).at(0);
    if (made.was_there)
        return refused(visit, form, {kind::taken, {}, {}, {{"/indicators/0/code", "taken", "มีรายงานของตัวชี้วัดนี้ในไตรมาสเดียวกันอยู่แล้ว โปรดแก้ไขฉบับเดิมจากหน้ารายงานตัวชี้วัด", "There is one already."}}});
    if (made.refusal) return refused(visit, form, *made.refusal);
    if (button_of(visit.form) != "submit") return go_to("/reports/" + made.id + "/edit", "created");
    if (const auto refusal = submit_reports(visit, {{made.id, 1}})) return show_refusal(visit, *refusal);
    return go_to("/reports/" + made.id, "created_and_submitted");
}

Reply post_form(const Visit& visit) {
    const auto begun = begin_form(visit, {form_value(visit.form, "kind"), form_value(visit.form, "file"), form_value(visit.form, "at")});
    return show_or_refusal(visit, begun, [&](OpenForm form) {
        const Value roomy = with_room_for_notes(form.document, visit.form);
        form.document = with_typed(roomy, visit.form, report_fields(roomy, true, quarter_now(visit).fiscal_year));
        return button_of(visit.form) == "repair" ? show_report_form(visit, with_repairs(visit, std::move(form))) : make(visit, form);
    });
}

}  // namespace

void add_report_by_hand(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/new/by-hand", get_form);
    add_step(router, desk, "/reports/new/by-hand", post_form);
}

}  // namespace server
