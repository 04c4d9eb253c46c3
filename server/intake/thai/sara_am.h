// Repairs that need the words: ำ that lost its nikhahit, and blanks inside words.

#pragma once

#include "server/intake/thai/edited_text.h"
#include "server/intake/thai/repair_words.h"
#include "server/intake/thai/text_suspect.h"

namespace server {

// What a document shows of one damage makes the next case of it likelier.
struct DamageSeen {
    std::size_t lost_nikhahits = 0;  // Clear cases: a space, mai tho or nothing in its place.
    std::size_t stray_spaces = 0;    // Clear cases of a blank inside a word.

    DamageSeen& operator+=(const DamageSeen& more) {
        lost_nikhahits += more.lost_nikhahits;
        stray_spaces += more.stray_spaces;
        return *this;
    }
};

struct SpaceRepairs {
    std::vector<Replacement> certain;   // In order.
    TextSuspects suspects;             // In order; what may be damage and is not certain.
};

// ท าได้ → ทำได้, ง าน → งาน, แต่ล ะ → แต่ละ.
SpaceRepairs repair_spaces(std::u16string_view text, const RepairWords& words, const DamageSeen& seen);

// ด้าเนินการ → ดำเนินการ, กาหนด → กำหนด. What is not certain is for suspect_marks to say.
std::vector<Replacement> repair_nikhahit(std::u16string_view text, const RepairWords& words, const DamageSeen& seen);

}  // namespace server
