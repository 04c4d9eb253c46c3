// /forms: the document types, what each wants, and how it looks with its sample. /forms/{name}/sample.pdf

#include "layout/template/form.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/office/issue_document.h"
#include "server/office/report_document.h"

namespace server {

using layout::Value;

namespace {

// The members of the document that a form's schema names, with what it says of them.
std::vector<View> field_rows(const Value& schema) {
    std::vector<View> rows;
    const Value* properties = schema.find("properties");
    const Value* required = schema.find("required");
    if (!properties) return rows;
    for (const layout::Member& member : properties->members()) {
        bool needed = false;
        for (const Value& name : required ? required->items() : Value::Array()) needed = needed || name.text() == member.name;
        rows.push_back(View().text("name", member.name).flag("needed", needed).text("description", text_at(member.value, "/description")));
    }
    return rows;
}

Reply show_forms(const Visit& visit) {
    std::vector<View> rows;
    for (const layout::Form& form : visit.desk.registry.house.forms) {
        const std::string self = "/v1/templates/" + form.name;
        View row;
        row.text("name", form.name).text("title", form.title).text("version", form.version).text("preview", "/forms/" + form.name + "/sample.pdf");
        rows.push_back(row.text("sample", self + "/sample").text("schema", self + "/schema").list("fields", field_rows(read_kept(form.schema_json))));
    }
    return show(visit, "forms", {"แบบเอกสาร", View().list("rows", std::move(rows))});
}

Reply sample_pdf(const Visit& visit) {
    const layout::Form* form = layout::find_form(visit.desk.registry.house.forms, visit.request.arguments[0]);
    if (!form) return show_refusal(visit, refusal_of(Outcome::not_found));
    return in_pool(visit, [&] {
        auto rendered = render_document(visit.desk.registry, form->name, read_kept(form->sample_json));
        if (!rendered) return show_refusal(visit, refuse_document(rendered.problems()));
        return Reply{200, "application/pdf", std::move(rendered->pdf), {{"Content-Disposition", "inline; filename=\"" + form->name + "-sample.pdf\""}, {"Cache-Control", "no-store"}}};
    });
}

}  // namespace

void add_forms(Router& router, const Desk& desk) {
    add_screen(router, desk, "/forms", show_forms);
    add_screen(router, desk, "/forms/{name}/sample.pdf", sample_pdf, For::people, {"application/pdf"});
}

}  // namespace server
