// POST /v1/checks: a document in, what a person should look at out; nothing is kept.

#include "server/api/api.h"
#include "server/api/in_pool.h"
#include "server/api/json_reply.h"
#include "server/check_document.h"

namespace server {

using layout::Value;

namespace {

Reply post_check(const Request& request, const House& house, RenderPool& pool) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    return in_pool(pool, request.asker, [&] {
        const auto document = layout::read_json(request.body);
        if (!document) return reply_to(refuse_document(document.problems()), request.asker);
        Reply reply = json_reply(Value(Value::Object{{"findings", findings_value(check_document(*document, *house.repair_words()))}}));
        reply.fields = {{"Cache-Control", "no-store"}};
        return reply;
    });
}

}  // namespace

void add_checks(Router& router, const House& house, RenderPool& pool) {
    router.add({"POST", "/v1/checks", {"application/json"},
                [&house, &pool](const Request& request) { return post_check(request, house, pool); }, Scope::render});
}

}  // namespace server
