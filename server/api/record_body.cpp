#include "server/api/record_body.h"

#include "server/api/json_reply.h"

#include <algorithm>

namespace server {

using layout::Value;

Value told(Value::Object members) {
    std::erase_if(members, [](const layout::Member& member) {
        return member.value.is_null() || (member.value.is_string() && member.value.text().empty());
    });
    return Value(std::move(members));
}

Reply private_reply(int status, Value value, Fields fields) {
    Reply reply = json_reply(value);
    reply.status = status;
    reply.fields = std::move(fields);
    reply.fields.emplace_back("Cache-Control", "no-store");
    return reply;
}

}  // namespace server
