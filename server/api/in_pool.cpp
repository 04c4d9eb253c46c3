#include "server/api/in_pool.h"

#include <optional>

namespace server {

Reply in_pool(RenderPool& pool, const Asker& asker, const std::function<Reply()>& work) {
    std::optional<Reply> reply;
    if (pool.run([&] { reply = work(); })) return *std::move(reply);
    return reply_to({kind::busy, {"โปรดส่งใหม่อีกครั้งในอีกสักครู่", "Send it again in a moment."}, {{"Retry-After", "1"}}, {}}, asker);
}

}  // namespace server
