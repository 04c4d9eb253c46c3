// The data for validation after years: a DSS dictionary (EN 319 142-1, 5.4.2) in an incremental
// update of its own.

#pragma once

#include "server/signoff/seal/cms.h"
#include "server/signoff/seal/pdf_file.h"
#include "server/signoff/seal/seal.h"
#include "server/signoff/seal/signature_dictionary.h"
#include "server/signoff/seal/time_stamp.h"

#include <optional>
#include <string>
#include <vector>

namespace server {

// A seal of B-T as it stands in a file.
struct StampedSeal {
    PdfSpan contents;
    CmsParts parts;
    TimeStamp stamp;
};

struct NeededData {
    ValidationData data;     // What of the given data serves, each once, in the order in which it was given.
    bool complete = false;   // Every certificate below a root is found good.
    bool revoked = false;    // One was revoked before the time of its seal.
};

// What validating the seals and their time stamps needs: all certificates of their chains, and a
// list or an answer for each of these that is not a root.
NeededData needed_data(const std::vector<StampedSeal>& seals, const ValidationData& given);

// The update: one stream for each of the data, the DSS dictionary, the catalog that names it.
std::string write_validation(const PdfFile& file, std::size_t revisions_seen, const std::vector<StampedSeal>& seals, const ValidationData& data);

// The data in the last revision of `file`; nothing unless that is, byte for byte, what
// write_validation() writes.
std::optional<ValidationData> read_validation(const PdfFile& file, const std::vector<StampedSeal>& seals);

}  // namespace server
