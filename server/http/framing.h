// Whether the body that a request declares may come. The header has passed look_at_header.

#pragma once

#include "server/http/message.h"
#include "server/http/problem_reply.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace server {

constexpr std::size_t max_body = std::size_t{1} << 20;  // Bytes; what the service accepts of a document.

// The declared length of a body that must come: 411 when there is none, 413 beyond `most`.
std::optional<Refusal> check_length(const Fields& fields, std::size_t most = max_body);

// 415 for anything but one of these media types in UTF-8 that is not compressed.
std::optional<Refusal> check_body_type(const Fields& fields, std::span<const std::string> takes);

// The media type of the body in lower case, without charset=utf-8; of multipart/form-data without
// its parameters, which are its reader's.
std::string body_type(const Fields& fields);

// The declared length; 0 when none is. A number of any length is read without overflow: what
// is beyond 10^18 counts as 10^18.
std::size_t content_length(const Fields& fields);

}  // namespace server
