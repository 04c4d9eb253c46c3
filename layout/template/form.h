// Document types: each a folder under templates/ with form.xml, schema.json and sample.json.

#pragma once

#include "fonts/catalogue.h"
#include "layout/value/schema.h"

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

struct FormTree;  // The compiled form.xml; known to layout/template only.

// A damaged form, schema or sample: "templates/memo/form.xml:14: unknown element <boldd>".
// Ours to put right, so it stops the start, never a request.
struct FormError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One document type. Immutable; shared by threads.
struct Form {
    std::string name;         // The folder's name, [a-z0-9-]+; also its route.
    std::string version;      // As form.xml declares it.
    std::string sha256;       // Of form.xml.
    std::string title;        // For people, Thai: "บันทึกข้อความ".
    std::string rules;        // Which rules across fields its documents obey (Site::rules); empty: none.
    std::string schema_json;  // The files' bytes, served as they are.
    std::string sample_json;
    Schema schema;
    std::shared_ptr<const FormTree> tree;
};

// Every folder of `folder` that has a form.xml, in the order of their names. Throws
// FormError for the first fault: an unknown element, attribute, style, format or face, a
// schema that does not compile, a sample that its schema refuses. The faces must outlive
// the forms.
std::vector<Form> load_forms(const std::filesystem::path& folder, const fonts::Catalogue& faces);

// nullptr when there is none.
const Form* find_form(const std::vector<Form>& forms, std::string_view name);

}  // namespace layout
