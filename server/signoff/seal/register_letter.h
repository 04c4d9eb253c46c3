// Gives a sealed letter its number and date, and the records unit's seal with them.

#pragma once

#include "server/signoff/seal/seal.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct Numbering {
    std::string number, date;  // As printed, UTF-8.
    // Bodies of PDF objects: a form XObject that shows the number, one that shows the date, then the
    // fonts and whatever else they need. In them "3 0 R" refers to the third of these bodies, and
    // nothing outside can be referred to. Streams are written "\nstream\r\n…\nendstream".
    std::vector<std::string> appearances;
    std::chrono::sys_seconds time;
    std::string name, reason;  // Who numbers and why, for the signature dictionary; "" leaves it out.
};

// The letter with one incremental update that fills the two fields and seals them (and, at B-LT,
// one more that holds the validation data of both seals). The letter stays as it is: it is
// the beginning of what is returned. Throws SealError when it is not a letter sealed by seal(),
// is numbered already, or the appearances are not as said above.
Sealed register_letter(std::string_view letter, const Numbering& numbering, const Credential& records, const SealWishes& wishes);

// Whether the letter was numbered by register_letter() with these appearances, byte for byte.
bool was_numbered_with(std::string_view numbered, const std::vector<std::string>& appearances);

}  // namespace server
