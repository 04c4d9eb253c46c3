// Requests that may come again, by their Idempotency-Key.

#pragma once

#include "server/office/once.h"
#include "server/people/reception.h"

namespace server {

// From the header (a quoted string or the bare one, 1 to 255 printable ASCII characters): 400 without. Its fingerprint is of
// method, path, If-Match and `told`, the body but for its password.
OrRefusal<Once> read_once(const Request& request, const Caller& caller, const layout::Value& told);

// A change of people, offices, delegations or keys: with an Idempotency-Key it is done once, without one as often as it
// is asked for. `told` and `secret` as above and in server/office/once.h.
Reply change_once(Reception& reception, const Request& request, const Caller& caller, const layout::Value& told, const SecondHalf& change,
                  const std::string& secret = "");

}  // namespace server
