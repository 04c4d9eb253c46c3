// One connection: its header looked at, one request, one answer.

#pragma once

#include "server/http/connections.h"
#include "server/http/router.h"

namespace server {

// From the first byte to the last, unless the socket is shut down meanwhile. `connections` has
// admitted the descriptor; it stays open. Throws nothing but std::bad_alloc.
void exchange(int descriptor, Connections& connections, const Router& router);

}  // namespace server
