// A request and a reply as the rest of the server sees them: checked, bounded, free of Poco.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace server {

using Fields = std::vector<std::pair<std::string, std::string>>;  // In the sender's order; names may repeat.

// All values of a field, joined by ", " as RFC 9110 allows; names compare without case.
std::string field(const Fields& fields, std::string_view name);

enum class Language { thai, english };

// A request's first line and fields, after look_at_header.
struct Head {
    std::string method;
    std::string target;  // "/v1/templates?x=1"
    Fields fields;
};

// Whom an answer speaks to.
struct Asker {
    Language language = Language::thai;
    std::string path;  // Without the query; empty when it is not harmless ASCII.
    std::string id;    // The request's id, 32 hexadecimal digits; also the problem's traceId.
};

struct Parameter {
    std::string name;   // As written, not percent-decoded: safe to repeat in a message.
    std::string value;  // Percent-decoded.
};

// What a handler gets: the route matched, the media type agreed, the body whole.
struct Request {
    Asker asker;
    std::string method;
    Fields fields;                       // Of the header.
    std::vector<std::string> arguments;  // What stood in the route's {…}, in order.
    std::vector<Parameter> query;
    std::string media_type;              // One of the route's offers.
    std::string body;
};

struct Reply {
    int status = 200;
    std::string media_type;
    std::string body;
    Fields fields;  // Beyond Content-Type and Content-Length.
};

using Handler = std::function<Reply(const Request&)>;

}  // namespace server
