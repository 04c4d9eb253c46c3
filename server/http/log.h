// The log: one JSON object a line on standard output.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace server {

struct LogMember {
    std::string name;
    std::variant<std::string, std::int64_t, double> value;
};

// "time" (UTC), "event" and the members. Never give it a document's text, a pointer's value
// or a raw path: reports name people. Bytes outside printable ASCII are written as '?', and a
// text ends after 300 bytes, so that no message of a library can carry a document along.
void log_line(const std::string& event, const std::vector<LogMember>& members);

}  // namespace server
