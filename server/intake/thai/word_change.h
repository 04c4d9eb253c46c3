// A reading with some of its letters changed.

#pragma once

#include "server/intake/thai/repair_words.h"

#include <limits>
#include <string_view>

namespace server {

struct ChangedReading {
    float cost = std::numeric_limits<float>::infinity();
    std::size_t begin = 0, end = 0;  // The word that the change makes, in the letters as they were.
    std::uint32_t word = layout::Lexicon::unknown;

    bool found() const { return word != layout::Lexicon::unknown; }
    std::size_t length_from(std::size_t removed, std::size_t added) const { return end - begin + added - removed; }
};

// The least costly reading of the letters with [begin, end) replaced by `instead`, in which a
// known word holds the whole change and the letter before it.
ChangedReading read_changed(const Reading& reading, const RepairWords& words, std::size_t begin, std::size_t end,
                            std::u16string_view instead);

// Does the reading have letters of no word in [begin, end), or words seldom seen?
bool reads_oddly(const Reading& reading, const RepairWords& words, std::size_t begin, std::size_t end);
bool reads_unknown(const Reading& reading, std::size_t begin, std::size_t end);

// The word that holds letter i and the one before it; nothing when those are not of one known word.
bool reads_joined(const Reading& reading, std::size_t i);

// Whether each letter stands in a person's name after a title.
std::vector<bool> letters_of_names(std::u16string_view text, const RepairWords& words);

}  // namespace server
