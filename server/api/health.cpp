// GET /livez and /readyz.

#include "server/api/api.h"
#include "server/api/json_reply.h"

namespace server {

using layout::Value;

namespace {

Reply status(const char* word) { return json_reply(Value(Value::Object{{"status", Value(word)}})); }

Reply readiness(const House& house, const RenderPool& pool) {
    const bool stuck = pool.stuck(RenderPool::Clock::now());
    Reply reply = status(stuck ? "renderings do not end" : house.forms.empty() ? "no templates" : "ready");
    reply.status = stuck || house.forms.empty() ? 503 : 200;
    return reply;
}

}  // namespace

void add_health(Router& router, const House& house, const RenderPool& pool) {
    // The process answers: touches nothing else, so that a busy engine is not taken for a dead one.
    router.add({"GET", "/livez", {"application/json"}, [](const Request&) { return status("alive"); }, Scope::open});

    // Faces and forms were loaded before the listener began; what else is needed comes with the store.
    router.add({"GET", "/readyz", {"application/json"}, [&](const Request&) { return readiness(house, pool); }, Scope::open});
}

}  // namespace server
