// Work that keeps a core busy, done where only as much of it runs as there are cores.

#pragma once

#include "server/http/message.h"
#include "server/http/problem_reply.h"
#include "server/http/render_pool.h"

#include <functional>

namespace server {

// What `work` answers; 503 with Retry-After when as much runs and waits as there may. What it
// throws comes out here.
Reply in_pool(RenderPool& pool, const Asker& asker, const std::function<Reply()>& work);

}  // namespace server
