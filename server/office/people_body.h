// What asks for a change of people, offices, delegations or keys: who may, in what words, and of which version.

#pragma once

#include "layout/value/schema.h"
#include "server/http/problem_reply.h"
#include "server/people/who_asks.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace server {

// `json` is ours; throws std::runtime_error when it is no schema.
layout::Schema compile_schema(std::string_view json);

// A body as a document of that schema, or all that is wrong with it. What names and labels hold is
// printed and listed: characters that are not seen, or that turn the text around, are refused.
layout::Result<layout::Value> read_body(std::string_view body, const layout::Schema& schema);

std::string text_in(const layout::Value& object, std::string_view member);  // "" when it is absent.

// 403 unless the caller has one of the roles; none: everybody may.
std::optional<Refusal> refuse_unless(const Caller& caller, Roles roles);

// 403: the sentence says whose it is.
Refusal refuse_role(Sentence detail);

// 404: there is nothing here, or it is another office's.
Refusal refuse_absent();

// "\"3\"", of a record that people change.
std::string version_tag(std::int64_t version);

// 428 when nothing says which version was seen, 412 when it was another than this one.
std::optional<Refusal> check_version(const std::optional<std::int64_t>& seen, std::int64_t version);

}  // namespace server
