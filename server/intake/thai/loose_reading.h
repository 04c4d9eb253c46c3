// Thai letters read as if some of their marks were wrong.

#pragma once

#include "server/intake/thai/repair_words.h"
#include "server/intake/thai/text_fault.h"

#include <string>
#include <string_view>
#include <vector>

namespace server {

// A word that the letters [begin, end) do not spell and may have been meant to.
struct MeantWord {
    std::size_t begin = 0, end = 0;
    std::u16string spelling;
    TextFault fault = TextFault::lost_mark;  // The first of them.
    double margin = 0;  // How much less the whole run costs with this word, its faults paid for.
};

// The words that explain a run of Thai letters better than its plain reading does, in order:
// marks lost, moved, doubled or mistaken, a nikhahit lost.
std::vector<MeantWord> meant_words(const Reading& plain, const RepairWords& words);

}  // namespace server
