// Requests that may come again, by their Idempotency-Key.

#pragma once

#include "server/http/problem_reply.h"
#include "server/office/change.h"
#include "server/office/once.h"
#include "server/people/reception.h"

namespace server {

// From the header (a quoted string or the bare one, 1 to 255 printable ASCII characters): 400 without. Its fingerprint is of
// method, path, If-Match and `told`, the body but for its password.
OrRefusal<Once> read_once(const Request& request, const Caller& caller, const layout::Value& told);

// With an Idempotency-Key the change is done once, without one as often as it is asked for. `secret` as in server/office/once.h.
Reply change_once(Reception& reception, const Request& request, const Caller& caller, const SecondHalf& change, const std::string& secret);

// A change of people, offices, delegations or keys.
template <class T, class Make>
Reply change_once(Reception& reception, const Request& request, const Caller& caller, const OrRefusal<Change<T>>& change, const Make& reply_with,
                  const std::string& secret = "") {
    if (const auto* refusal = std::get_if<Refusal>(&change)) return reply_to(*refusal, request.asker);
    const SecondHalf second = [&](Transaction& writing) -> OrRefusal<Reply> {
        const auto made = std::get<Change<T>>(change)(writing);
        if (const auto* refusal = std::get_if<Refusal>(&made)) return *refusal;
        return reply_with(std::get<T>(made));
    };
    return change_once(reception, request, caller, second, secret);
}

}  // namespace server
