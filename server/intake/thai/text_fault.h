// The kinds of damage that Thai text comes with.

#pragma once

#include <cstdint>
#include <string_view>

namespace server {

enum class TextFault : std::uint8_t {
    // Seen in the characters alone.
    private_use,            // A glyph's code of an old Thai font.
    invisible,              // Zero width characters, soft hyphens, marks of direction.
    odd_space,              // No-break and other wide or narrow spaces.
    replacement_character,  // U+FFFD before ◌ำ.
    double_sara_e,          // เเ for แ
    split_sara_am,          // ◌ํ and า for ◌ำ
    double_sara_am,         // ◌ำา for ◌ำ
    mark_order,             // A tone before its vowel, or after ◌ำ.
    mark_twice,
    space_before_mark,
    // Seen with the words.
    space_for_nikhahit,  // ท าได้
    stray_space,         // ง าน
    tho_for_nikhahit,    // ด้าเนินการ
    lost_nikhahit,       // กาหนด
    // Never more than suspected.
    moved_mark,       // ปรบั ปรุง
    lost_mark,        // ขอมูล
    wrong_mark,       // สำเร้จ
    extra_mark,       // ถุึง
    lost_letter,      // นไตรมาส
    stray_percent,    // ประยุกต์% where the text was cut
    mixed_number,     // ๒๕6๔
    letter_for_digit, // 1O0
    lao_letter,
    wrong_code_page,  // ÃÒÂ§Ò¹
    lost_character,   // U+FFFD elsewhere.
};

struct TextFaultName {
    TextFault fault;
    std::string_view code;           // For programs; never translated.
    std::string_view thai, english;  // What is wrong, for the person who decides.
};

const TextFaultName& name_of(TextFault fault);

}  // namespace server
