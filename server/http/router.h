// Which handler answers which method and path.

#pragma once

#include "server/http/framing.h"
#include "server/http/message.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct Route {
    std::string method;               // "GET" (answers HEAD too) or "POST" (takes a JSON body).
    std::string pattern;              // "/v1/templates/{name}"; a {…} is one segment. Also the name in the log.
    std::vector<std::string> offers;  // Media types it can answer with; the first is the default.
    Handler handler;
    std::size_t most_body = max_body;  // Bytes.
};

// Filled at start, const after.
class Router {
public:
    struct Match {
        const Route* route = nullptr;        // nullptr: no route of this method.
        std::vector<std::string> arguments;  // What stood in the {…}.
        std::string allow;                   // "GET, HEAD" when the path is known; empty: 404.
        std::string pattern;                 // Of the path, whatever the method.
    };

    void add(Route route) { routes_.push_back(std::move(route)); }

    // Paths compare byte by byte: nothing is percent-decoded, so "%2e" is no ".".
    Match find(std::string_view method, std::string_view path) const;

private:
    std::vector<Route> routes_;
};

}  // namespace server
