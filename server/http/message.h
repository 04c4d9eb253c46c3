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
    std::string from;    // The sender's address, as far as it is known: see sender_of.
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
    std::string from;                    // As Head::from.
    std::vector<std::string> arguments;  // What stood in the route's {…}, in order.
    std::vector<Parameter> query;
    std::string media_type;              // One of the route's offers.
    std::string body;                    // Empty when the route streams:
    // then the next bytes of it, as many as `most` at a time; "" at its end. Throws what answer() turns
    // into 400 or 408 when the sender stops before that; let it pass.
    std::function<std::string(std::size_t most)> next_part;
};

struct Reply {
    int status = 200;
    std::string media_type;
    std::string body;
    Fields fields;  // Beyond Content-Type and Content-Length.
    // What comes after `body`, so many bytes, as a part at a time, for what is too large to hold; "" at its end.
    std::size_t streamed = 0;
    std::function<std::string()> next_part = {};
};

using Handler = std::function<Reply(const Request&)>;

}  // namespace server
