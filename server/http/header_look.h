// The raw bytes of a request's header, looked at before a parser gets them.

#pragma once

#include "server/http/problem_reply.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace server {

// Each at most what Poco takes, so that nothing passes here and is cut or refused there.
constexpr std::size_t most_header = std::size_t{32} << 10;  // Bytes, the blank line included.
constexpr std::size_t longest_method = 31, longest_target = 8000, longest_name = 250, longest_value = 8000;
constexpr std::size_t most_fields = 99;

struct HeaderLook {
    std::size_t size = 0;               // Of the header with its blank line; 0: more must come, or refused.
    std::optional<Refusal> refusal;
    Language language = Language::thai;  // From the lines that were understood.
    bool wants_body = true;              // Of an answer: HEAD does not.
};

// Lets through only what every parser reads alike: `token SP /target SP HTTP/1.0 or 1.1`, lines
// that end in CR LF, `token:` names, values of 0x20 to 0x7E and tab, exactly one Host, at most
// one Content-Length of digits, no Transfer-Encoding. Refuses as soon as the bytes so far can
// no longer become that: 400, 413, 414, 431, 501 (a coded body) or 505.
//
// A pure function: same bytes, same look. What stands behind the header is not looked at.
HeaderLook look_at_header(std::string_view bytes);

}  // namespace server
