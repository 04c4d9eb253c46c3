// Requests that may come again, by their Idempotency-Key: the same answer, nothing done twice.

#pragma once

#include "server/office/registry.h"

#include <functional>
#include <optional>
#include <string>

namespace server {

struct Once {
    std::string actor, key;
    std::string fingerprint;  // Of method, path, If-Match and the body without its password, which must not be guessed from it.
};

// From the header (a quoted string or the bare one, 1 to 255 printable ASCII characters): 400 without. `told` is
// the body but for its password.
OrRefusal<Once> read_once(const Request& request, const Caller& caller, const layout::Value& told);

// What was answered before; 422 when that was to another request. Nothing: it is new.
std::optional<Reply> answered_before(const Transaction& reading, const Once& once, const Asker& asker);

// Keeps the answer for 24 hours, in the transaction of what it tells.
void keep_answer(Transaction& writing, const Once& once, const Reply& reply, Instant now);

// What changes rows, within a transaction that is committed when it gives no refusal.
using SecondHalf = std::function<OrRefusal<Reply>(Transaction& writing)>;
// What takes time before it: decides, renders, seals.
using FirstHalf = std::function<OrRefusal<SecondHalf>()>;

// Does both once, and gives the kept answer from then on.
Reply do_once(const Registry& registry, const Request& request, const Once& once, const FirstHalf& first);

}  // namespace server
