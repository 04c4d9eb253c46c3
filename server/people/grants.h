// Which rights one person may give to another.

#pragma once

#include "server/signoff/states.h"

namespace server {

// An administrator gives any role that reaches no further than the own ones: the strategy office's
// roles, which see other offices, are given by an administrator who has one, or by the operator.
bool may_grant(Roles granter, Roles roles);

}  // namespace server
