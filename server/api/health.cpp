// GET /livez and /readyz.

#include "server/api/api.h"
#include "server/api/json_reply.h"

namespace server {

using layout::Value;

namespace {

Reply status(const char* word) { return json_reply(Value(Value::Object{{"status", Value(word)}})); }

}  // namespace

void add_health(Router& router, const House& house) {
    // The process answers: touches nothing else, so that a busy engine is not taken for a dead one.
    router.add({"GET", "/livez", {"application/json"}, [](const Request&) { return status("alive"); }});

    // Faces and forms were loaded before the listener began; what else is needed comes with the store.
    router.add({"GET", "/readyz", {"application/json"}, [&house](const Request&) {
        Reply reply = status(house.forms.empty() ? "no templates" : "ready");
        reply.status = house.forms.empty() ? 503 : 200;
        return reply;
    }});
}

}  // namespace server
