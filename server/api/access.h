// Who may use a route that keeps nothing.

#pragma once

#include "server/http/problem_reply.h"
#include "server/http/scope.h"
#include "server/people/known_callers.h"

#include <optional>

namespace server {

// Lets in whoever is signed in, and keys with that scope. 401 for a key that is none, has
// expired or was revoked: which of these is not told. 403 when the key lacks the scope.
std::optional<Refusal> check_access(KnownCallers& callers, const Request& request, Scope scope);

// 401 for nobody.
Refusal refuse_nobody();

}  // namespace server
