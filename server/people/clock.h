// What tells the time. The program's edge passes the machine's clock in, a test its own.

#pragma once

#include "server/signoff/times.h"

#include <functional>

namespace server {

using TellTime = std::function<Instant()>;  // Called from any thread.

}  // namespace server
