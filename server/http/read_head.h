// A header's bytes become a Head.

#pragma once

#include "server/http/message.h"

#include <string_view>

namespace server {

// `header` has passed look_at_header and ends with its blank line. Poco parses it, and does not
// frame: it never sees the socket. Throws Poco::Exception on what is no header.
Head read_head(std::string_view header);

}  // namespace server
