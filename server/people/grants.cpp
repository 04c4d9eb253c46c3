#include "server/people/grants.h"

namespace server {

bool may_grant(Roles granter, Roles roles) { return granter.has(Role::administrator) && reach_of(roles) <= reach_of(granter); }

}  // namespace server
