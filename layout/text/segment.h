// Thai letters become words: the least costly way to read them.

#pragma once

#include "layout/text/break_opportunities.h"
#include "layout/text/lexicon.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace layout {

struct Segment {
    std::size_t begin = 0, end = 0;            // UTF-16 offsets.
    std::uint32_t word = Lexicon::unknown;     // Into the lexicon.
};

// May a word begin at letter i? Never between a letter and what belongs to it.
bool may_begin_word(std::u16string_view letters, std::size_t i);

// The segments of a run of Thai letters (is_thai_letter); they touch and cover it. Linear.
std::vector<Segment> segment(std::u16string_view letters, const Lexicon& lexicon);

// Judges every place between two Thai letters. `breaks` comes with ICU's proposals
// (word_penalty) and leaves with classes A (between two words, ICU agrees), B (ICU does not,
// or a good seam), W (a weak seam, the inside of an official phrase, after a word that begins
// a compound as การ does, before the ที่ of a number) and C (only ICU). `number_follows`: on
// the text, perhaps across a space.
void judge_thai_breaks(std::u16string_view text, bool number_follows, const Lexicon& lexicon, std::vector<Penalty>& breaks);

}  // namespace layout
