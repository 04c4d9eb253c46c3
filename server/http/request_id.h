// What a request is called in the log, in a problem and in the services around us.

#pragma once

#include <string>
#include <string_view>

namespace server {

std::string new_id();  // 32 lower-case hexadecimal digits, random; unique, but no secret.

// The trace that a W3C `traceparent` field continues; a new id when the field is none.
std::string trace_id(std::string_view traceparent);

}  // namespace server
