// What a field of a form may be, and how a form that is none is refused.

#pragma once

#include "server/http/form/form.h"
#include "server/http/problem_reply.h"

#include <optional>

namespace server {

// The body is no form as browsers send them: 400, with the part (a field or a file, from 0) as its
// pointer and the byte (from 0) at which it went wrong.
Refusal malformed_form(std::size_t part, std::size_t byte, const Sentence& why);

// 413: as many parts as may be are there already.
Refusal too_many_parts(const FormLimits& limits);

// 413: names and values are longer than they may be.
Refusal too_much_text(const FormLimits& limits);

// Adds the field, its name and value as they were sent. Why not, when it is no UTF-8, has a NUL, a
// lone CR (no browser sends one) or no name.
std::optional<Sentence> admit_field(FormFields& fields, std::string name, std::string_view value);

// A name, or a file's: why it cannot be one, if so.
std::optional<Sentence> check_name(const std::string& name);

}  // namespace server
