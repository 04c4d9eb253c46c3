// Orders by which somebody may sign in the director's place. Recorded by administrators and the records unit.

#pragma once

#include "server/office/change.h"
#include "server/people/reception.h"

#include <string_view>

namespace server {

// {"person", "capacity", "position", "principal", "order", "first", "last"}: for somebody of the caller's office, but the caller.
OrRefusal<Change<Delegation>> add_delegation(Reception& reception, const Caller& caller, std::string_view body);

// Once revoked it stays so; whoever revokes it again is told the same.
OrRefusal<Change<Delegation>> revoke_delegation(Reception& reception, const Caller& caller, const std::string& id);

}  // namespace server
