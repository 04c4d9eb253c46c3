// Rules across fields: what the schema of a document type cannot say.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

#include <string_view>

namespace server {

// Does a form's rules="…" name rules that there are: "memo", "external-letter"?
bool knows_rules(std::string_view rules);

// Everything in a document that its rules forbid, code "rule". `document` has passed the
// form's schema; knows_rules(rules) holds.
layout::Problems check_rules(std::string_view rules, const layout::Value& document);

}  // namespace server
