// A report as a form: each text and figure of the document a field with a label, known by its JSON pointer.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"
#include "server/desk/choices.h"
#include "server/desk/screen.h"
#include "server/report/finding.h"

#include <string>
#include <vector>

namespace server {

enum class FieldKind {
    line,    // One line; one that is left empty is a member that is null, where the schema wants no "".
    text,    // Paragraphs; "" stays apart from a heading that is not there.
    lines,   // A list of texts, one a line.
    figure,  // {"text", "value"}
    word,    // One of a list of words, or null.
    number,  // One of a list of whole numbers.
};

struct ReportField {
    std::string pointer;  // Into the document; also the name of the form's field.
    std::string label;
    FieldKind kind = FieldKind::line;
    Choices choices = {};  // Of words and numbers.
    std::string hint = "";
};

struct FieldGroup {
    std::string title;
    bool open = true;  // Shown, or folded away until it is asked for.
    std::vector<ReportField> fields;
};

// What tells one report from another and who answers for it: asked once for many.
FieldGroup frame_fields(int this_year);
// The whole of a report. `is_new`: with the frame and the indicator's code, which no change of a report may touch.
std::vector<FieldGroup> report_fields(const layout::Value& document, bool is_new, int this_year);

// A report that says nothing yet: of the caller's office and the present quarter, by the caller.
layout::Value blank_report(const Visit& visit);
layout::Value blank_indicator();
// The document with every member that the form has a field for; what is absent becomes null or empty.
layout::Value with_all_fields(const layout::Value& document);
// With a note to fill in for each that the form has beyond the document's.
layout::Value with_room_for_notes(const layout::Value& document, const FormFields& form);
// The document with what was typed; a field that the form did not send stays as it is.
layout::Value with_typed(const layout::Value& document, const FormFields& form, const std::vector<FieldGroup>& groups);
// As it is kept: without people who have neither name nor position, empty units and sections, empty notes.
layout::Value without_empty_parts(const layout::Value& document);

// The text that stands in a field.
std::string typed_text(const layout::Value& document, const ReportField& field);
// "report-indicators-0-unit": the id of the field on the page.
std::string field_id(const std::string& pointer);
// The field that a problem or a finding speaks of; "" when it is of none.
std::string field_at(const std::vector<FieldGroup>& groups, const std::string& pointer);

// What stands beside the fields.
struct FieldNotes {
    layout::Problems problems = {};
    Findings findings = {};
    const layout::Value* theirs = nullptr;  // What somebody else has saved meanwhile.
};

// title, open, remarks, fields: what {{> report-field}} shows.
std::vector<View> group_views(const layout::Value& document, const std::vector<FieldGroup>& groups, const FieldNotes& notes);
// The problems as errors on top of the page, each linked to its field.
std::vector<FormError> errors_at(const std::vector<FieldGroup>& groups, const layout::Problems& problems);

}  // namespace server
