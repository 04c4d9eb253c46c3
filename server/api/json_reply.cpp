#include "server/api/json_reply.h"

#include "layout/value/write_json.h"
#include "server/http/file_fields.h"
#include "server/http/query.h"

#include <utility>

namespace server {

Reply json_reply(std::string json) { return {200, "application/json", std::move(json), {{"Cache-Control", "no-cache"}}}; }

Reply json_reply(const layout::Value& value) { return json_reply(layout::write_json(value)); }

Reply tagged(Reply reply) {
    reply.fields.emplace_back("ETag", entity_tag(reply.body));
    return reply;
}

layout::Value json_number(std::size_t number) {
    return layout::Value(layout::Number{std::to_string(number), static_cast<double>(number)});
}

Reply no_such_template(const Asker& asker) {
    return reply_to({kind::not_found,
                     {"ไม่มีแบบเอกสารชื่อนี้ ดูรายชื่อได้ที่ /v1/templates", "No template has this name; /v1/templates lists them."},
                     {}, {}},
                    asker);
}

std::optional<Reply> refuse_any_parameter(const Request& request) {
    if (const auto refusal = check_parameters(request.query, {})) return reply_to(*refusal, request.asker);
    return {};
}

}  // namespace server
