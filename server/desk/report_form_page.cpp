#include "server/desk/report_form_page.h"

#include "server/check_document.h"
#include "server/desk/suggestions.h"

#include <optional>

namespace server {

using layout::Value;

namespace {

Findings findings_of(const Visit& visit, const Value& document) { return check_document(without_empty_parts(document), *visit.desk.registry.house.repair_words()); }

std::vector<View> hidden_views(const FormFields& fields) {
    std::vector<View> rows;
    for (const FormField& field : fields) rows.push_back(View().text("name", field.name).text("value", field.value));
    return rows;
}

bool has_suggestion(const Findings& findings) {
    for (const Finding& finding : findings)
        if (!suggestion_key(finding).empty()) return true;
    return false;
}

// Those that no field of the form shows.
std::vector<View> other_findings(const Value& document, const std::vector<FieldGroup>& groups, const Findings& findings) {
    std::vector<View> rows;
    for (const Finding& finding : findings)
        if (field_at(groups, finding.problem.pointer).empty()) rows.push_back(finding_view(document, finding));
    return rows;
}

}  // namespace

std::string button_of(const FormFields& form) {
    const std::string button = form_value(form, "do");
    return button.empty() ? "save" : button;
}

OpenForm with_repairs(const Visit& visit, OpenForm form) {
    const Repaired repaired = take_suggestions(form.document, findings_of(visit, form.document), form_values(visit.form, "repair"));
    form.document = repaired.document;
    form.note = repaired.done == 0 ? "ยังไม่ได้เลือกข้อเสนอแนะที่จะแก้" : "แก้ข้อความตามที่เลือกแล้ว " + std::to_string(repaired.done) + " แห่ง ยังไม่ได้บันทึก โปรดตรวจดูแล้วกดบันทึก";
    if (repaired.left > 0) form.note += " อีก " + std::to_string(repaired.left) + " แห่งไม่ได้แก้ เพราะข้อความตรงนั้นเปลี่ยนไปแล้ว";
    return form;
}

Reply show_report_form(const Visit& visit, const OpenForm& form) {
    const auto groups = report_fields(form.document, form.is_new, quarter_now(visit).fiscal_year);
    const Findings findings = findings_of(visit, form.document);
    View view;
    view.text("action", form.action).text("version", form.version > 0 ? std::to_string(form.version) : "").list("origin", hidden_views(form.origin));
    view.flag("is_new", form.is_new).flag("truncated", form.truncated).text("note", form.note);
    view.flag("has_suggestions", has_suggestion(findings)).list("others", other_findings(form.document, groups, findings));
    view.list("groups", group_views(form.document, groups, {form.problems, findings, form.theirs ? &*form.theirs : nullptr}));
    return show(visit, "report-form", {form.title, view, form.status, errors_at(groups, form.problems)});
}

}  // namespace server
