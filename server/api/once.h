// Requests that may come again, by their Idempotency-Key.

#pragma once

#include "server/office/once.h"

namespace server {

// From the header (a quoted string or the bare one, 1 to 255 printable ASCII characters): 400 without. Its fingerprint is of
// method, path, If-Match and `told`, the body but for its password.
OrRefusal<Once> read_once(const Request& request, const Caller& caller, const layout::Value& told);

}  // namespace server
