// Whether a PDF file is, byte for byte, a document that this program sealed: offline, strict.

#pragma once

#include "layout/problem.h"
#include "server/signoff/seal/der.h"
#include "server/signoff/seal/seal.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct SealFound {
    std::string field;          // "seal", "records_seal".
    std::string signer;         // The certificate's common name;
    std::string subject;        // all of its subject (RFC 2253).
    std::chrono::sys_seconds time;  // Of the stamp when there is one, else as the signer states it.
    SealLevel level = SealLevel::b_b;
    SealLevel aim = SealLevel::b_b;  // What it was raised to when it was made, as its key signed.
    std::string sha256;         // Of the file up to the end of what this seal seals.
};

struct SealReport {
    bool valid = false;             // Everything fits, and leads to an anchor if any were given.
    bool trust_checked = false;     // Anchors were given.
    bool letter = false;            // May be, or has been, numbered after it was sealed.
    std::vector<SealFound> seals;   // What could be read, also when it is not valid.
    std::string number, date;       // Of a numbered letter, UTF-8.
    layout::Problems reasons;       // Why it is not valid; empty when it is.
    layout::Problems remarks;       // What to know when it is: no trust list, no time stamp, a test seal.
};

// `anchors` are certificates of authorities to be trusted, DER; without any the chain is only
// checked up to where it ends, and the report says so. Never throws but for want of memory, and
// takes time linear in the file's size.
SealReport verify_seal(std::string_view pdf, const std::vector<Der>& anchors = {});

// The certificates of a PEM file's text. Throws SealError when there is none.
std::vector<Der> read_anchors(std::string_view pem);

}  // namespace server
