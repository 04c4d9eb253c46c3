#include "server/desk/report_form.h"

#include "server/api/read_filter.h"
#include "server/desk/suggestions.h"
#include "server/intake/changes.h"
#include "server/intake/figure.h"
#include "server/office/report_document.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

const FormField* find_field(const FormFields& form, const std::string& name) {
    const auto found = std::find_if(form.begin(), form.end(), [&](const FormField& one) { return one.name == name; });
    return found == form.end() ? nullptr : &*found;
}

Value lines_of(const std::string& text) {
    Value::Array lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return Value(std::move(lines));
}

// Lines that a schema wants not empty are tidied up later; those that it wants as texts stay texts.
Value value_of(const ReportField& field, const std::string& text, const Value& before) {
    switch (field.kind) {
        case FieldKind::line: return before.is_null() && text.empty() ? Value() : Value(text);
        case FieldKind::text: return before.is_null() && text.empty() ? Value() : Value(text);
        case FieldKind::lines: return before.is_null() && text.empty() ? Value() : lines_of(text);
        case FieldKind::figure: return figure(text);
        case FieldKind::word: return text.empty() ? Value() : Value(text);
        case FieldKind::number: break;
    }
    const auto number = read_whole(text);
    return number ? Value(layout::Number{std::to_string(*number), static_cast<double>(*number)}) : Value();
}

std::string text_of(const Value* value) {
    if (!value) return "";
    if (value->is_string()) return value->text();
    if (value->kind() == Value::Kind::number) return value->number().text;
    if (value->is_object()) return text_of(value->find("text"));
    std::string lines;
    if (value->is_array())
        for (const Value& item : value->items()) lines += (lines.empty() ? "" : "\n") + text_of(&item);
    return lines;
}

bool leads_to(const std::string& field, const std::string& pointer) { return pointer == field || pointer.starts_with(field + "/"); }

// The field that a pointer leads into, and what it is called on the page.
struct Labelled {
    const ReportField* field = nullptr;
    std::string label;
};

Labelled find_label(const std::vector<FieldGroup>& groups, const std::string& pointer) {
    for (const FieldGroup& group : groups)
        for (const ReportField& field : group.fields)
            if (leads_to(field.pointer, pointer)) return {&field, field.pointer.find("/quarters/") == std::string::npos ? field.label : group.title + " " + field.label};
    return {};
}

std::vector<View> error_views(const ReportField& field, const FieldNotes& notes) {
    std::vector<View> rows;
    for (const layout::Problem& problem : notes.problems)
        if (leads_to(field.pointer, problem.pointer)) rows.push_back(View().text("text", problem.thai));
    return rows;
}

std::vector<View> finding_views(const Value& document, const ReportField& field, const FieldNotes& notes) {
    std::vector<View> rows;
    for (const Finding& finding : notes.findings)
        if (leads_to(field.pointer, finding.problem.pointer)) rows.push_back(finding_view(document, finding));
    return rows;
}

View field_view(const Value& document, const ReportField& field, const FieldNotes& notes) {
    const std::string id = field_id(field.pointer), value = typed_text(document, field);
    Choices choices = field.choices;
    const bool known = std::any_of(choices.begin(), choices.end(), [&](const Choice& one) { return one.value == value; });
    if (!known && !choices.empty()) choices.insert(choices.begin(), {value, value});
    View view;
    view.text("id", id).text("name", field.pointer).text("label", field.label).text("hint", field.hint).text("value", value);
    view.flag("is_text", field.kind == FieldKind::text || field.kind == FieldKind::lines).flag("is_figure", field.kind == FieldKind::figure);
    view.flag("is_line", field.kind == FieldKind::line).flag("is_choice", !field.choices.empty());
    view.list("choices", options(choices, value)).list("errors", error_views(field, notes)).list("findings", finding_views(document, field, notes));
    const std::string other = notes.theirs ? typed_text(*notes.theirs, field) : value;
    view.flag("differs", other != value).text("theirs", other);
    return view;
}

// The date that a note's "date_text" was read as, by whoever sent it: of another text it is none.
const Value* date_of_note(const Value& document, const std::string& pointer) {
    return pointer.ends_with("/date_text") ? layout::at_pointer(document, pointer.substr(0, pointer.rfind('_'))) : nullptr;
}

}  // namespace

Value with_typed(const Value& document, const FormFields& form, const std::vector<FieldGroup>& groups) {
    Changes changes;
    for (const FieldGroup& group : groups) {
        for (const ReportField& field : group.fields) {
            const FormField* typed = find_field(form, field.pointer);
            const Value* before = layout::at_pointer(document, field.pointer);
            if (!typed || !before || typed->value == typed_text(document, field)) continue;
            changes.push_back({field.pointer, *before, value_of(field, typed->value, *before)});
            if (const Value* date = date_of_note(document, field.pointer)) changes.push_back({field.pointer.substr(0, field.pointer.rfind('_')), *date, Value()});
        }
    }
    return *apply_changes(document, changes);
}

std::string typed_text(const Value& document, const ReportField& field) { return text_of(layout::at_pointer(document, field.pointer)); }

std::string field_id(const std::string& pointer) {
    std::string id = "report" + pointer;
    std::replace(id.begin(), id.end(), '/', '-');
    return id;
}

std::string field_at(const std::vector<FieldGroup>& groups, const std::string& pointer) {
    const ReportField* field = find_label(groups, pointer).field;
    return field ? field->pointer : "";
}

std::vector<View> group_views(const Value& document, const std::vector<FieldGroup>& groups, const FieldNotes& notes) {
    std::vector<View> rows;
    for (const FieldGroup& group : groups) {
        std::vector<View> fields;
        bool open = group.open;
        std::size_t remarks = 0;
        for (const ReportField& field : group.fields) {
            fields.push_back(field_view(document, field, notes));
            const std::size_t errors = error_views(field, notes).size();
            open = open || errors > 0 || (notes.theirs && typed_text(*notes.theirs, field) != typed_text(document, field));
            remarks += errors + finding_views(document, field, notes).size();
        }
        rows.push_back(View().text("title", group.title).flag("open", open).text("remarks", remarks > 0 ? std::to_string(remarks) : "").list("fields", fields));
    }
    return rows;
}

std::vector<FormError> errors_at(const std::vector<FieldGroup>& groups, const layout::Problems& problems) {
    std::vector<FormError> errors;
    for (const layout::Problem& problem : problems) {
        const Labelled known = find_label(groups, problem.pointer);
        errors.push_back(known.field ? FormError{field_id(known.field->pointer), known.label + ": " + problem.thai} : FormError{"", problem.thai});
    }
    return errors;
}

}  // namespace server
