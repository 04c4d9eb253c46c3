// POST /v1/imports/bma-page: a saved page in, its indicator out; nothing is kept.

#include "server/api/api.h"
#include "server/api/json_reply.h"
#include "server/intake/page/finding_list.h"
#include "server/intake/page/read_page.h"

namespace server {

using layout::Value;

namespace {

Reply post_page(const Request& request) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    auto page = read_page(request.body);
    if (!page) return reply_to(refuse_document(page.problems()), request.asker);
    Reply reply = json_reply(Value(Value::Object{{"indicator", std::move(page->indicator)}, {"findings", finding_list(page->findings)}}));
    reply.fields = {{"Cache-Control", "no-store"}};
    return reply;
}

}  // namespace

void add_imports(Router& router) {
    router.add({"POST", "/v1/imports/bma-page", {"application/json"}, post_page, Scope::render, max_page, {"text/plain", "text/html"}});
}

}  // namespace server
