// Where a request's body ends, and whether its fields can be trusted to say so.

#pragma once

#include "server/http/message.h"
#include "server/http/problem_reply.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace server {

constexpr std::size_t max_body = std::size_t{1} << 20;  // Bytes; what the service accepts of a document.

// Refuses (400) whatever could make us and a proxy disagree on where this request ends: any
// Transfer-Encoding, more than one Content-Length or one that is not all digits, a field
// name that is not a token, a control character in a value, a Host that is missing or
// repeated, a target that is not "/" and visible ASCII.
//
// Poco has parsed the fields before we see them; a check of the raw bytes belongs in front.
std::optional<Refusal> check_framing(const Head& head);

// The declared length of a body that must come: 411 when there is none, 413 beyond max_body.
// The head has passed check_framing.
std::optional<Refusal> check_length(const Fields& fields);

// 415 for anything but application/json in UTF-8 that is not compressed.
std::optional<Refusal> check_json_body(const Fields& fields);

// The declared length; 0 when none is. The head has passed both checks of it.
std::size_t content_length(const Fields& fields);

}  // namespace server
