// What stands before each part of a form.

#pragma once

#include "server/http/problem_reply.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace server {

struct PartHeader {
    std::string name;                      // Of the field.
    std::optional<std::string> file_name;  // Of a file; empty when none was chosen.
    std::string media_type;                // As sent; empty when it is not.
};

constexpr std::size_t most_part_header = 4096;  // Bytes. A name of 255 Thai letters has 765.

// A part's header (RFC 7578, 4) without the empty line that ends it: Content-Disposition with name and
// filename in quotes, as browsers write them. Their bytes are UTF-8, a backslash is one, and of
// percent escapes only %22 is read ("Multipart form data" in the HTML Standard); %0D and %0A are refused.
//
// Or why it cannot be taken: filename* (RFC 7578, 4.2) and any other parameter, Content-Disposition
// twice or never, a transfer encoding other than the bytes themselves, lines that are no fields.
std::variant<PartHeader, Sentence> read_part_header(std::string_view header);

}  // namespace server
