// /reports/{id}/edit: the texts and figures of a draft, with what to look at beside each.

#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/make_reports.h"
#include "server/desk/report_form_page.h"
#include "server/office/write_report.h"

namespace server {

using layout::Value;

namespace {

struct ReportSeen {
    Report report;
    Value data;  // Of the version that was asked for.
};

OrRefusal<ReportSeen> see(const Visit& visit, std::int64_t version) {
    const auto reading = visit.desk.registry.store.read();
    const auto report = reading->report(visit.caller.sight, visit.request.arguments[0]);
    if (!report) return refusal_of(Outcome::not_found);
    const auto json = reading->report_json(visit.caller.sight, report->id, version > 0 ? version : report->version);
    if (!json) return refusal_of(Outcome::stale);
    return ReportSeen{*report, read_kept(*json)};
}

OpenForm form_of(const Report& report, const Value& data) {
    OpenForm form;
    form.title = "แก้ไขรายงาน " + report.code;
    form.action = "/reports/" + report.id + "/edit";
    form.document = with_all_fields(data);
    form.version = report.version;
    form.truncated = report.truncated;
    return form;
}

Reply get_form(const Visit& visit) {
    return show_or_refusal(visit, see(visit, 0), [&](const ReportSeen& seen) {
        if (const auto refusal = refuse_to_change(visit.desk.registry, visit.caller, seen.report.id, seen.report.version)) return show_refusal(visit, *refusal);
        return show_report_form(visit, form_of(seen.report, seen.data));
    });
}

Value typed_over(const Visit& visit, const Value& data) {
    const Value roomy = with_room_for_notes(with_all_fields(data), visit.form);
    return with_typed(roomy, visit.form, report_fields(roomy, false, quarter_now(visit).fiscal_year));
}

// A form that came twice says what is there already.
bool says_the_same(const Value& typed, const Value& data) { return without_empty_parts(typed) == without_empty_parts(with_all_fields(data)); }

// What was typed stands in its field, what somebody else has saved meanwhile beside it; where only they changed a
// field, theirs stands in it.
OpenForm merged(const Visit& visit, const ReportSeen& now, const Value& before) {
    OpenForm form = form_of(now.report, now.data);
    const Value typed = typed_over(visit, before);
    FormFields mine;
    for (const FieldGroup& group : report_fields(typed, false, quarter_now(visit).fiscal_year))
        for (const ReportField& field : group.fields)
            if (typed_text(typed, field) != typed_text(with_all_fields(before), field)) mine.push_back({field.pointer, typed_text(typed, field)});
    form.theirs = with_room_for_notes(form.document, mine);
    form.document = with_typed(*form.theirs, mine, report_fields(*form.theirs, false, quarter_now(visit).fiscal_year));
    form.problems = {{"", "stale", "มีผู้บันทึกรายงานนี้หลังจากที่ท่านเปิดหน้านี้ สิ่งที่ท่านพิมพ์ยังอยู่ครบในช่อง และสิ่งที่ผู้อื่นบันทึกไว้แสดงอยู่ใต้ช่องนั้น โปรดตรวจดูแล้วบันทึกอีกครั้ง",
                      "Somebody has saved this report meanwhile."}};
    form.status = 412;
    return form;
}

Reply saved(const Visit& visit, const Report& report) {
    const std::string address = "/reports/" + report.id;
    if (button_of(visit.form) != "submit") return go_to(address + "/edit", "saved");
    if (const auto refusal = submit_reports(visit, {{report.id, report.version}})) return show_refusal(visit, *refusal);
    return go_to(address, "submit");
}

Reply save(const Visit& visit, OpenForm form) {
    const Registry& registry = visit.desk.registry;
    const auto document = read_in_pool(visit, without_empty_parts(form.document));
    if (!document) {
        form.problems = {{"", "busy", "ระบบกำลังทำงานเต็มกำลัง ยังไม่ได้บันทึก โปรดกดบันทึกอีกครั้ง", "The service is at capacity."}};
        form.status = 503;
        return show_report_form(visit, form);
    }
    if (!*document) {
        form.problems = document->problems();
        form.status = 422;
        return show_report_form(visit, form);
    }
    const bool truncated = form.truncated && form_value(visit.form, "whole") != "yes";
    const auto replaced = replace_report(registry, visit.caller, visit.request.arguments[0], form.version, **document, truncated);
    return show_or_refusal(visit, replaced, [&](const Report& report) { return saved(visit, report); });
}

Reply post_form(const Visit& visit) {
    const std::int64_t version = seen_version(visit.form).value_or(0);
    const auto now = see(visit, 0), before = see(visit, version);
    if (const auto* refusal = std::get_if<Refusal>(&now)) return show_refusal(visit, *refusal);
    const ReportSeen& current = std::get<ReportSeen>(now);
    if (const auto refusal = refuse_to_change(visit.desk.registry, visit.caller, current.report.id, current.report.version)) return show_refusal(visit, *refusal);
    if (const auto* refusal = std::get_if<Refusal>(&before)) return show_refusal(visit, *refusal);
    const Value& seen = std::get<ReportSeen>(before).data;
    if (version != current.report.version && button_of(visit.form) != "repair" && says_the_same(typed_over(visit, seen), current.data)) return saved(visit, current.report);
    if (version != current.report.version) return show_report_form(visit, merged(visit, current, seen));
    OpenForm form = form_of(current.report, current.data);
    form.document = typed_over(visit, current.data);
    return button_of(visit.form) == "repair" ? show_report_form(visit, with_repairs(visit, std::move(form))) : save(visit, std::move(form));
}

}  // namespace

void add_edit_report(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/{id}/edit", get_form);
    add_step(router, desk, "/reports/{id}/edit", post_form);
}

}  // namespace server
