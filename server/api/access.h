// Who may use a route that keeps nothing, and what is said to those who may not come in.

#pragma once

#include "server/http/problem_reply.h"
#include "server/http/scope.h"
#include "server/people/known_callers.h"

#include <chrono>
#include <optional>

namespace server {

// Lets in whoever is signed in, and keys with that scope. 401 for a key that is none, has
// expired or was revoked: which of these is not told. 403 when the key lacks the scope.
std::optional<Refusal> check_access(KnownCallers& callers, const Request& request, Scope scope);

// 401 for nobody.
Refusal refuse_nobody();

// What a person is told who was not let in (Admission, of server/people/reception.h).
Refusal refuse_sign_in();                               // 401
Refusal refuse_old_password();                          // 401: the present one is asked for, to change it.
Refusal refuse_so_many_tries(std::chrono::seconds wait);  // 429

}  // namespace server
