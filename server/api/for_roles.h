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

}  // namespace server
