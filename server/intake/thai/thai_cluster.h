// What belongs to one Thai letter, and what stands around a place.

#pragma once

#include "layout/text/characters.h"

#include <cstddef>
#include <string_view>

namespace server {

constexpr char16_t replacement_character = 0xFFFD;
constexpr char16_t nikhahit = 0x0E4D;

constexpr bool is_tone(char16_t c) { return c >= 0x0E48 && c <= 0x0E4B; }
// ั ิ ี ึ ื ุ ู
constexpr bool is_vowel_mark(char16_t c) { return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E39); }
constexpr bool is_ascii_word(char16_t c) {
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

// The character at `i`, NUL beyond the ends: i may be -1 wrapped round.
constexpr char16_t at(std::u16string_view text, std::size_t i) { return i < text.size() ? text[i] : u'\0'; }

// The end of the run of Thai letters that begins at `i`; i itself when none does.
constexpr std::size_t end_of_letters(std::u16string_view text, std::size_t i) {
    while (i < text.size() && layout::is_thai_letter(text[i])) ++i;
    return i;
}

// The end of the marks and following vowels that begin at `i`; i itself when none does.
std::size_t end_of_marks(std::u16string_view text, std::size_t i);

// Does a word before `end` announce that a letter or a mark is spoken of: “สระ”, “ตัวอักษร า”?
bool speaks_of_letters(std::u16string_view text, std::size_t end);

// Are there two Thai letters within eight characters of [begin, end)? Text of another script is
// not ours to repair.
bool stands_in_thai(std::u16string_view text, std::size_t begin, std::size_t end);

// May `mark` (a mark, ะ า or ำ) follow `before`, as far as spelling goes?
bool may_carry(char16_t before, char16_t mark);

// Is the space at `i` one of a heading that is set with spaces between its letters
// (ต า ร า ง)? Three single letters in a row, on either side of it.
bool in_spaced_heading(std::u16string_view text, std::size_t i);

}  // namespace server
