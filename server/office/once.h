// Requests that may come again: the same answer, nothing done twice.

#pragma once

#include "server/office/registry.h"

#include <functional>
#include <optional>
#include <string>

namespace server {

// By what a request is known when it comes again.
struct Once {
    std::string actor, key;
    std::string fingerprint;  // Of what is asked, without passwords, which must not be guessed from it.
};

// What changes rows, within a transaction that is committed when it gives no refusal.
using SecondHalf = std::function<OrRefusal<Reply>(Transaction& writing)>;
// What takes time before it: decides, renders, seals.
using FirstHalf = std::function<OrRefusal<SecondHalf>()>;

// Does both once, and keeps the answer for 24 hours in the transaction of what it tells; from then on gives that one. Refusals
// are not kept. 422 when the key came with another request.
OrRefusal<Reply> do_once(const Registry& registry, const Once& once, const FirstHalf& first);

// A change in one transaction, which is committed when it gives no refusal; with `once` it is done once, as above.
// `secret` is a member of the answer that is told once and kept nowhere: who asks again gets null in its
// place.
OrRefusal<Reply> change_once(Store& store, const std::optional<Once>& once, Instant now, const SecondHalf& change, const std::string& secret = "");

}  // namespace server
