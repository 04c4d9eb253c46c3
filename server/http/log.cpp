#include "server/http/log.h"

#include "layout/value/write_json.h"

#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <type_traits>

namespace server {

using layout::Number;
using layout::Value;

namespace {

constexpr std::size_t longest_text = 300;

Value harmless(std::string text) {
    if (text.size() > longest_text) text.resize(longest_text);
    for (char& c : text) {
        if (c < 0x20 || c > 0x7E) c = '?';
    }
    return Value(std::move(text));
}

Value number(std::int64_t whole) { return Value(Number{std::to_string(whole), static_cast<double>(whole)}); }

// Milliseconds to a hundredth; more digits would only be noise.
Value number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.2f", std::isfinite(value) ? value : 0.0);
    return Value(Number{text, value});
}

Value value_of(const LogMember& member) {
    return std::visit(
        [](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
                return harmless(value);
            } else {
                return number(value);
            }
        },
        member.value);
}

}  // namespace

void log_line(const std::string& event, const std::vector<LogMember>& members) {
    Value::Object object{{"time", Value(Poco::DateTimeFormatter::format(Poco::Timestamp(), "%Y-%m-%dT%H:%M:%S.%iZ"))},
                         {"event", Value(event)}};
    for (const LogMember& member : members) object.push_back({member.name, value_of(member)});
    const std::string line = layout::write_json(Value(std::move(object))) + "\n";
    // One call a line: no lock of ours for the threads to queue at, and Linux lets no other line in between.
    for (std::string_view rest = line; !rest.empty();) {
        const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace server
