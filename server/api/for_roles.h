// Handlers that are for certain people only.

#pragma once

#include "server/http/message.h"
#include "server/people/reception.h"

#include <functional>

namespace server {

using WorkForCaller = Reply (*)(const Request& request, const Caller& caller, Reception& reception);

// 401 for nobody, 403 without one of the roles; `work` decides on the record itself. No roles: for
// everybody who is known.
Handler for_roles(Reception& reception, Roles roles, WorkForCaller work);

// The beginning of an audit entry of that caller's.
AuditEvent callers_event(const Caller& caller, std::string_view action, const std::string& office, const std::string& record, std::int64_t version,
                         Instant at);

}  // namespace server
