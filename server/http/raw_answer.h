// An answer as the bytes that go onto the wire.

#pragma once

#include "server/http/message.h"

#include <string>

namespace server {

// HTTP/1.1, whatever the request spoke; Date, and Connection: close. Without `with_body` (HEAD)
// the length is still that of the body. A control character in a field becomes '?', so that
// no value can begin a field of its own.
std::string raw_answer(const Reply& reply, bool with_body);

}  // namespace server
