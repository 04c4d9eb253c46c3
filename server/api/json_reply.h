// Answers that are one JSON document.

#pragma once

#include "layout/value/value.h"
#include "server/http/message.h"
#include "server/http/problem_reply.h"

#include <cstddef>
#include <optional>
#include <string>

namespace server {

Reply json_reply(const layout::Value& value);
Reply json_reply(std::string json);  // Already written.

// The same with an ETag, for what stays as it is while the program runs.
Reply tagged(Reply reply);

layout::Value json_number(std::size_t number);

// 404: there is no template of that name.
Reply no_such_template(const Asker& asker);

// The refusal when the query has any parameter: for resources that take none.
std::optional<Reply> refuse_any_parameter(const Request& request);

}  // namespace server
