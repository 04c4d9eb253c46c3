// What a person should look at.

#pragma once

#include "server/intake/thai/repair_words.h"
#include "server/intake/thai/text_fault.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// Offsets are UTF-16, in the text that was looked at.
struct TextSuspect {
    std::size_t begin = 0, end = 0;
    std::u16string suggestion;
    TextFault fault = TextFault::lost_mark;
    double margin = 0;  // As Replacement::margin.
};

using TextSuspects = std::vector<TextSuspect>;

// Each appends what it finds, in order.
//
// ปรบั ปรุง, คณุ ธรรม: a mark on the next letter, and a blank for the room it took.
void suspect_moved_marks(std::u16string_view text, const RepairWords& words, TextSuspects& out);
// นไตรมาส: the first letter of the text or of a line.
void suspect_lost_letter(std::u16string_view text, const RepairWords& words, TextSuspects& out);
// ขอมูล, เปน็, สำเร้จ: words whose marks are wrong.
void suspect_marks(std::u16string_view text, const RepairWords& words, TextSuspects& out);
// ถุึง, ใัน: marks that no spelling allows where they stand.
void suspect_impossible_marks(std::u16string_view text, const RepairWords& words, TextSuspects& out);
// U+FFFD between letters.
void suspect_lost_characters(std::u16string_view text, const RepairWords& words, TextSuspects& out);
// ÃÒÂ§Ò¹
void suspect_wrong_code_page(std::u16string_view text, const RepairWords& words, TextSuspects& out);

// The same of signs that are no words: ประยุกต์%, ๒๕6๔, 1O0, Lao letters.
void suspect_stray_percent(std::u16string_view text, TextSuspects& out);
void suspect_mixed_numbers(std::u16string_view text, TextSuspects& out);
void suspect_letters_for_digits(std::u16string_view text, TextSuspects& out);
void suspect_lao_letters(std::u16string_view text, TextSuspects& out);

}  // namespace server
