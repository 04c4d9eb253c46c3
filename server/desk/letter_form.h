// The fields of a letter's form, and the letter that they say.

#pragma once

#include "server/desk/move_page.h"
#include "server/office/letter_document.h"

#include <string>
#include <vector>

namespace server {

// The fields with what was typed.
std::vector<Asked> letter_fields(const FormFields& typed);

// What a form would have been filled in with for this letter.
FormFields typed_of(const layout::Value& document);

// A letter that sends these reports, with the names and the wording that are usual; the office's own are taken from its directory.
FormFields usual_letter(const Transaction& reading, const Visit& visit, const std::vector<Report>& reports);

// {"template", "reports", "letter"} of the form. What the form does not ask for stays as in `before`, the letter that is changed.
layout::Value document_of(const FormFields& typed, const layout::Value* before);

// Where each problem is in the form.
std::vector<FormError> letter_errors(const Refusal& refusal);

}  // namespace server
