#include "server/http/router.h"

#include <algorithm>
#include <optional>

namespace server {

namespace {

std::string_view next_segment(std::string_view& path) {  // `path` starts with '/'.
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

// What stands in the pattern's {…}; nothing when the path is another.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    std::vector<std::string> arguments;
    while (pattern.starts_with('/') && path.starts_with('/')) {
        const auto wanted = next_segment(pattern), given = next_segment(path);
        if (wanted.starts_with('{') && !given.empty()) {
            arguments.emplace_back(given);
        } else if (wanted != given) {
            return {};
        }
    }
    if (!pattern.empty() || !path.empty()) return {};
    return arguments;
}

std::ptrdiff_t holes_in(const Route& route) { return std::count(route.pattern.begin(), route.pattern.end(), '{'); }

}  // namespace

Router::Match Router::find(std::string_view method, std::string_view path) const {
    const std::string_view served_by = method == "HEAD" ? "GET" : method;
    Match found;
    for (const Route& route : routes_) {
        const auto arguments = match(route.pattern, path);
        if (!arguments) continue;
        found.pattern = route.pattern;
        if (!found.allow.empty()) found.allow += ", ";
        found.allow += route.method == "GET" ? "GET, HEAD" : route.method;
        if (route.method != served_by || (found.route && holes_in(*found.route) < holes_in(route))) continue;
        found.route = &route;
        found.arguments = *arguments;
    }
    return found;
}

}  // namespace server
