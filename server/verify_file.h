// Everything that can be said of a PDF without a network: whether its seal holds, and whether it is
// what this system makes of the data that it carries.

#pragma once

#include "layout/value/value.h"
#include "server/proof/verify.h"
#include "server/signoff/seal/verify_seal.h"

#include <optional>
#include <string_view>
#include <vector>

namespace server {

struct FileVerdict {
    Proof proof;                      // Of a sealed file: as it was before it was sealed.
    std::optional<SealReport> seal;   // Nothing: the file has no place for a seal.

    bool good() const;  // The seal holds, and the bytes or, of another version, the text are those of the data.
};

// A pure function. `anchors`: authorities that are trusted (DER).
FileVerdict verify_file(std::string_view pdf, const std::vector<layout::Form>& forms, const layout::Site& site,
                        const layout::RenderOptions& bounds, const std::vector<Der>& anchors, const PdfLimits& limits = {});

// proof_value() with "seal": null, or {"valid", "trust_checked", "letter", "number", "date", "seals": [{"field",
// "signer", "subject", "time", "level", "sha256"}], "reasons": [{"pointer", "code", "detail", "detail_en"}],
// "remarks": the same}.
layout::Value verdict_value(const FileVerdict& verdict);

}  // namespace server
