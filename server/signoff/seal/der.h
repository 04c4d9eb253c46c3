// Things that travel as DER (ITU-T X.690, 10): certificates, revocation lists, OCSP answers,
// time-stamp tokens.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace server {

using Der = std::string;

// How many bytes the element at the beginning of `bytes` takes, its header included; nothing
// when it is cut or its length is not definite and of at most 4 bytes.
std::optional<std::size_t> der_size(std::string_view bytes);

// An element: `tag` (one byte), the length, the content.
Der der_element(unsigned char tag, std::string_view content);

}  // namespace server
