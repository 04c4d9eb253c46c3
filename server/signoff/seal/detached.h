// A signature beside what it signs: CMS (RFC 5652), as PEM, so that it can be appended to a text.

#pragma once

#include "server/signoff/seal/credential.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// "-----BEGIN CMS-----\n…": one signer, the SHA-256 of `bytes`, the attributes of a seal.
std::string sign_detached(std::string_view bytes, const Credential& credential);

struct DetachedSigner {
    std::string subject;   // Of its certificate (RFC 2253).
    bool trusted = false;  // It leads to an anchor at that time.
};

// Who signed exactly these bytes; nothing when `pem` is no such signature over them, byte for byte, or the certificate
// did not hold at that time.
std::optional<DetachedSigner> check_detached(std::string_view pem, std::string_view bytes, const std::vector<Der>& anchors, std::chrono::sys_seconds at);

}  // namespace server
