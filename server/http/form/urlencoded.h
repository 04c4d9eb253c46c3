// application/x-www-form-urlencoded: a form without files, as browsers send it.

#pragma once

#include "server/http/form/form.h"
#include "server/http/problem_reply.h"

#include <string_view>

namespace server {

// Strict where the URL Standard guesses. Refused, with the field's place: a field without '=' or
// without a name, a broken percent escape, a byte that every browser would have escaped, text that
// is not UTF-8 or has a NUL. Throws nothing but std::bad_alloc, whatever the bytes.
OrRefusal<FormFields> read_urlencoded(std::string_view body, const FormLimits& limits = {});

}  // namespace server
