// form.xml becomes a FormTree.

#pragma once

#include "fonts/catalogue.h"
#include "layout/template/form_tree.h"
#include "layout/template/xml.h"

#include <memory>
#include <string_view>

namespace layout {

// Throws FormError with file and line for the first thing the form language does not know:
// an element, an attribute, a style, a format, a word list, a family of the catalogue, a
// member that the schema does not describe, a letter that the face lacks.
// `file` names the form in messages.
std::unique_ptr<const FormTree> compile_form(const Element& root, const Value& schema, const fonts::Catalogue& faces,
                                             std::string_view file);

// <form>'s title: the form's name for people.
std::string form_title(const Element& root, std::string_view file);

}  // namespace layout
