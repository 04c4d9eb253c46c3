// The CMS structure of a seal: SignedData over a file's bytes, one signer, CAdES attributes
// as PAdES asks (EN 319 142-1, 6.3; EN 319 122-1; RFC 5652; RFC 5035).
//
// Every byte of it follows from the four things below, so that a verifier builds it again
// from what it found and compares: a field that nobody signs cannot be changed unseen.

#pragma once

#include "server/signoff/seal/der.h"
#include "server/signoff/seal/seal_level.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct CmsParts {
    Der certificate;            // Of the signer.
    std::vector<Der> issuers;   // Of it and of its issuers, as many as are known, in any order.
    std::string digest;         // SHA-256 of what is sealed, 32 bytes.
    SealLevel aim = SealLevel::b_b;  // To which the seal is raised: nobody signs the time stamp and what follows.
    std::string signature;      // Over signed_attributes().
    Der time_stamp;             // RFC 3161 token over the signature; "" without one.
};

// What the key signs: the DER of the sorted set of content-type, message-digest,
// signing-certificate-v2 and the level aimed at. No signing-time: PAdES keeps it in /M (EN 319 142-1, 6.3).
Der signed_attributes(std::string_view certificate, std::string_view digest, SealLevel aim);

Der write_cms(const CmsParts& parts);

// The parts of what write_cms() made; nothing if any byte is not as it would write it. The
// signature itself is not checked.
std::optional<CmsParts> read_cms(std::string_view der);

}  // namespace server
