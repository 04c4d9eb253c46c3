// Damaged Thai, repaired where that is certain and pointed out where it is not.

#pragma once

#include "server/intake/thai/sara_am.h"

#include <span>
#include <string>
#include <vector>

namespace server {

struct RepairedText {
    EditedText text;
    TextSuspects suspects;  // In order, apart from each other.
};

struct GivenText {
    std::u16string text;
    bool is_name = false;  // A person's: only what the characters show is touched.
};

// The texts of one document. Repaired are damages that the characters show, and those that
// only one reading of the words explains; never the inside of a person's name. What one text
// shows helps to judge the others. Repairing what was repaired changes nothing.
std::vector<RepairedText> repair_texts(std::vector<GivenText> texts, const RepairWords& words);

RepairedText repair_text(std::u16string text, const RepairWords& words);

}  // namespace server
