// What the resources of kept records have in common: bodies with a schema, versions, refusals.

#pragma once

#include "layout/value/schema.h"
#include "layout/value/value.h"
#include "server/http/message.h"
#include "server/http/problem_reply.h"
#include "server/store/store.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace server {

// `json` is ours; throws std::runtime_error when it is no schema.
layout::Schema compile_schema(std::string_view json);

// The body as a document of that schema, or all that is wrong with it. What names and labels hold is
// printed and listed: characters that are not seen, or that turn the text around, are refused.
layout::Result<layout::Value> read_body(const Request& request, const layout::Schema& schema);

std::string text_in(const layout::Value& object, std::string_view member);  // "" when it is absent.

// The members that have something to say.
layout::Value told(layout::Value::Object members);

// "\"3\"", of a record that people change.
std::string version_tag(std::int64_t version);

// 428 without If-Match, 412 with another version than this one.
std::optional<Refusal> check_version(const Request& request, std::int64_t version);

// A JSON answer that nobody keeps: it is about people.
Reply private_reply(int status, layout::Value value, Fields fields = {});

// 404: there is nothing here, or it is another office's.
Refusal refuse_absent();

// 403: the sentence says whose it is.
Refusal refuse_role(Sentence detail);

}  // namespace server
