// GET /v1: where an application begins; and GET / of a service that keeps nothing, and so has no desk.

#include "server/api/api.h"
#include "server/api/json_reply.h"

namespace server {

using layout::Value;

void add_index(Router& router, const char* pattern) {
    router.add({"GET", pattern, {"application/json"}, [](const Request&) {
        return json_reply(Value(Value::Object{{"service", Value("saraban")},
                                              {"version", Value(SARABAN_VERSION)},
                                              {"links", Value(Value::Object{{"templates", Value("/v1/templates")},
                                                                            {"documents", Value("/v1/documents/{template}")},
                                                                            {"ready", Value("/readyz")}})}}));
    }, Scope::open});
}

}  // namespace server
