// Where a line may end.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

class Lexicon;

// What a sender may put between letters to steer line ends; never drawn, never copied.
struct BreakControl {
    enum class Kind { allow, forbid } kind;  // U+200B, U+2060.
    std::size_t offset;                      // In the text without controls.
};

struct ControlledText {
    std::u16string text;                 // What is drawn.
    std::vector<BreakControl> controls;  // In order.
};

ControlledText take_out_controls(std::u16string_view text);

// Cost of ending a line before a character, in the scale of total fit (100: a line
// stretched to its limit).
using Penalty = std::uint16_t;
constexpr Penalty ordered_break = 0xFFFE;    // The line ends here.
constexpr Penalty forbidden_break = 0xFFFF;  // No line ends here.
constexpr Penalty space_penalty = 0;         // S: after a space that binds nothing.
constexpr Penalty word_penalty = 100;        // A: between two of our words, and ICU agrees.
constexpr Penalty symbol_penalty = 120;      // P: elsewhere Unicode allows it, as after a slash.
constexpr Penalty own_word_penalty = 110;    // B: ICU does not, or a good seam of a long word.
constexpr Penalty weak_penalty = 300;        // W: a weak seam, the inside of an official name.
constexpr Penalty icu_only_penalty = 9000;   // C: only ICU offers it; half of them are wrong.

// 'S', 'A', 'P', 'B', 'W' or 'C'; '-' for what is forbidden or ordered.
char class_of(Penalty penalty);

// One penalty for each UTF-16 offset from 0 to text.size(): that of a line ending just
// before it. ICU's Thai line iterator proposes (UAX #14 and its dictionary); these rules
// refuse, whatever ICU says:
//   inside a letter with its marks and vowels; after ( [ { “ ‘ ฿ and before ) ] } ” ’ % ๆ ฯ
//   and other closing signs, also across a space; inside numbers, letter numbers (กท
//   4810/3336), dates, telephone numbers, abbreviations with dots; at a space between a
//   number and its unit or its word, between a list's number and its first word; inside a
//   person's name after a title.
// Between two Thai letters the lexicon decides (segment.h), ICU's dictionary when it is nullptr.
// Offsets 0 and text.size() are forbidden and ordered. Linear in the text.
//
// With a lexicon, what it and ICU's dictionary say of a stretch of Thai is kept for the thread, about
// 2 MB at most: the same penalties, sooner.
std::vector<Penalty> break_opportunities(std::u16string_view text, const std::vector<BreakControl>& controls = {},
                                         const Lexicon* lexicon = nullptr);

// Of this thread, for tests and measurements.
void forget_stretches();

}  // namespace layout
