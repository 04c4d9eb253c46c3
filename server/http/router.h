// Which handler answers which method and path.

#pragma once

#include "server/http/framing.h"
#include "server/http/message.h"
#include "server/http/problem_reply.h"
#include "server/http/scope.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct Route {
    std::string method;               // "GET" (answers HEAD too), "DELETE", or "POST" or "PUT" (take a body).
    std::string pattern;              // "/v1/templates/{name}"; a {…} is one segment. Also the name in the log.
    std::vector<std::string> offers;  // Media types it can answer with; the first is the default.
    Handler handler;
    Scope scope = Scope::read;         // Asked of the key, where keys are asked for.
    std::size_t most_body = max_body;  // Bytes.
    std::vector<std::string> takes{"application/json"};  // Media types of the body, in UTF-8.
    bool streams = false;              // The handler takes the body itself, by Request::next_part.
};

// Refuses a request on a route of this scope by its fields; its body has not come yet.
using CheckAccess = std::function<std::optional<Refusal>(const Request& request, Scope scope)>;

// What a browser is shown of a request that no handler got to see, or whose handler threw. If it throws, a problem document is sent.
using RefusalPage = std::function<Reply(const Refusal& refusal, const Request& request)>;

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

    // Paths compare byte by byte: nothing is percent-decoded, so "%2e" is no ".". Of several patterns the one with
    // the fewest {…} is meant: /reports/new is no report.
    Match find(std::string_view method, std::string_view path) const;

    // Without it every route is open to everybody.
    void ask_for_keys(CheckAccess check) { check_access_ = std::move(check); }
    const CheckAccess& check_access() const { return check_access_; }

    // For whoever rather reads HTML, outside /v1. Without it a refusal is a problem document for everybody.
    void show_refusals_as(RefusalPage page) { refusal_page_ = std::move(page); }
    const RefusalPage& refusal_page() const { return refusal_page_; }

private:
    std::vector<Route> routes_;
    CheckAccess check_access_;
    RefusalPage refusal_page_;
};

}  // namespace server
