// The one incremental update that gives a sealed letter its number and date.

#pragma once

#include "server/signoff/seal/birth.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace server {

struct NumberingParts {
    std::string number, date;  // As the fields' values hold them, byte for byte.
    // Bodies of objects that follow the new signature dictionary: the appearance of the number,
    // that of the date, what they need.
    std::vector<std::string> appearances;
    std::chrono::sys_seconds time;
    std::string name, reason;  // Of the signature dictionary, byte for byte.
};

// The update, its signature's places blank. Its objects: three fields with their new entries, the
// signature dictionary, the appearances; nothing else.
std::string write_numbering(const PdfFile& letter, const SealFields& fields, const NumberingParts& parts);

// The parts of the second revision of `file`; nothing unless it is, byte for byte, what
// write_numbering() writes, but for the two places of its signature.
std::optional<NumberingParts> read_numbering(const PdfFile& file, const SealFields& fields);

// The signature dictionary of a second revision; nothing when it is not complete.
std::optional<SignatureDictionary> numbering_signature(const PdfFile& file);

// Whether the bodies, numbered from `first` on, are two form XObjects and what these need, refer
// to nothing else, and hold nothing that is never ours.
bool are_appearances(const std::vector<std::string>& bodies, std::uint32_t first);

}  // namespace server
