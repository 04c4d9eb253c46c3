// Whether certificates were revoked, by lists (RFC 5280, 5) and answers (RFC 6960) that are at
// hand. For this folder's .cpp files only.

#pragma once

#include "server/signoff/seal/openssl_handles.h"
#include "server/signoff/seal/der.h"

#include <chrono>
#include <string_view>

namespace server {

enum class Standing { unknown, good, revoked };

// What the list or answer says of `certificate` at that time: unknown when it is not DER, not
// signed by `issuer` (an answer: or by a responder that the issuer appointed), says nothing of
// it, or was outdated already.
Standing standing_in_list(std::string_view crl, X509* certificate, X509* issuer, std::chrono::sys_seconds at);
Standing standing_in_answer(std::string_view ocsp, X509* certificate, X509* issuer, std::chrono::sys_seconds at);

}  // namespace server
