// Header fields of an answer that is a file.

#pragma once

#include <string>
#include <string_view>

namespace server {

enum class Disposition { attachment, inline_view };

// RFC 6266 with an ASCII fallback: `attachment; filename="memo-5009.pdf"; filename*=UTF-8''%E0…`.
// `ascii` holds [A-Za-z0-9._-] only; `name` is any UTF-8, percent-encoded whole.
std::string content_disposition(Disposition disposition, std::string_view ascii, std::string_view name);

// Any UTF-8 as a part of an address: only letters, digits and -_.~ stay as they are.
std::string percent_encoded(std::string_view text);

std::string base64(std::string_view bytes);            // RFC 4648, one line.
std::string entity_tag(std::string_view bytes);        // Strong: "sha256-<hex>", quotes included.

// Of bytes whose SHA-256 is known, as 64 hexadecimal digits.
std::string entity_tag_of(std::string_view sha256);
std::string repr_digest_of(std::string_view sha256);  // RFC 9530: sha-256=:<base64>:

}  // namespace server
