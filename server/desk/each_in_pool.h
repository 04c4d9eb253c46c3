// Many pieces of work for the render pool.

#pragma once

#include "server/http/render_pool.h"

#include <cstddef>
#include <functional>

namespace server {

// work(0) to work(count - 1), as many at once as there are cores, in portions between which others get their turn. What one throws
// comes out here. False: the pool had no place for some, which were not done.
bool each_in_pool(RenderPool& pool, std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace server
