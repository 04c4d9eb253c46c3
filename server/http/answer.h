// From a request's head to its reply: every check in its order, then the route's handler.

#pragma once

#include "server/http/message.h"
#include "server/http/router.h"

#include <cstddef>
#include <functional>
#include <string>

namespace server {

// What the socket gave of a body of `length` bytes.
struct Body {
    std::string bytes;       // Fewer than asked for when the sender stopped.
    bool timed_out = false;
};

// The next `length` bytes of it.
using ReadBody = std::function<Body(std::size_t length)>;

struct Answered {
    Reply reply;
    std::string route;  // The route's pattern for the log; empty when no route has that path.
};

// The header has passed look_at_header. Route, method, access, media types, length, body, query, handler: the first that refuses
// answers; 304 when the sender has what the handler gave. `read_body` is called only for a body that will be used, once for the whole of it or, for a
// route that streams, part by part. Never
// throws: what a handler throws is logged and answered with a 500 that says nothing more, StoreUnavailable with a 503.
Answered answer(const Head& head, const ReadBody& read_body, const Router& router, const std::string& id);

}  // namespace server
