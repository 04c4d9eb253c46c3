// Seals a PDF file that was written to be sealed (PAdES baseline, ETSI EN 319 142-1).
//
// Bytes in, bytes out: nothing is asked of a network or a clock but through what the caller gives.

#pragma once

#include "layout/problem.h"
#include "server/signoff/seal/credential.h"
#include "server/signoff/seal/seal_level.h"
#include "server/signoff/seal/time_stamp.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// What a verifier needs years later: certificates of authorities, revocation lists (RFC 5280),
// OCSP responses (RFC 6960).
struct ValidationData {
    std::vector<Der> certificates, crls, ocsps;

    friend bool operator==(const ValidationData&, const ValidationData&) = default;
};

// How high a seal shall be; what cannot be reached lowers it.
struct SealWishes {
    SealLevel level = SealLevel::b_b;
    StampWishes stamp;          // For B-T and B-LT.
    ValidationData validation;  // For B-LT: a revocation list or answer for every certificate below a root.
};

struct Sealed {
    std::string bytes;
    SealLevel level = SealLevel::b_b;
    layout::Problems lowered;  // Why it is lower than was wished; empty when it is not.
};

// Fills the place that the writer left for the first seal, and nothing else; a report (DocMDP
// P=1) at B-LT gets one incremental update that holds the validation data alone.
//
// A letter (P=2) is sealed up to B-T here; its validation data comes when it is numbered. Throws
// SealError when the file was not made to be sealed, is sealed already, or the certificate is
// not valid at the time that the file states.
Sealed seal(std::string_view pdf, const Credential& credential, const SealWishes& wishes);

}  // namespace server
