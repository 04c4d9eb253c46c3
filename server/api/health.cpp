// GET /livez and /readyz.

#include "server/api/api.h"
#include "server/api/json_reply.h"

namespace server {

using layout::Value;

namespace {

Reply status(const char* word) { return json_reply(Value(Value::Object{{"status", Value(word)}})); }

// Each part by name, so that whoever is called knows where to look; nothing of what is kept.
Reply readiness(const House& house, const RenderPool& pool, StoreReadiness* store) {
    const std::string templates = house.forms.empty() ? "none" : "ready";
    const std::string renderings = pool.stuck(RenderPool::Clock::now()) ? "do not end" : "ready";
    const std::string fault = store ? store->fault() : "";
    const std::string of_store = !store ? "none" : fault.empty() ? "ready" : fault;
    const bool ready = templates == "ready" && renderings == "ready" && fault.empty();
    Reply reply = json_reply(Value(Value::Object{{"status", Value(ready ? "ready" : "not ready")},
                                                 {"templates", Value(templates)},
                                                 {"renderings", Value(renderings)},
                                                 {"store", Value(of_store)}}));
    reply.status = ready ? 200 : 503;
    return reply;
}

}  // namespace

void add_health(Router& router, const House& house, const RenderPool& pool, std::shared_ptr<StoreReadiness> store) {
    // The process answers: touches nothing else, so that a busy engine is not taken for a dead one.
    router.add({"GET", "/livez", {"application/json"}, [](const Request&) { return status("alive"); }, Scope::open});

    // Faces and forms were loaded before the listener began; a store there need not be.
    router.add({"GET", "/readyz", {"application/json"}, [&house, &pool, store](const Request&) { return readiness(house, pool, store.get()); }, Scope::open});
}

}  // namespace server
