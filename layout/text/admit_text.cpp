#include "layout/text/admit_text.h"

#include "layout/text/characters.h"

#include <array>
#include <cstdio>
#include <set>

namespace layout {
namespace {

struct Refusal {
    const char* code;
    const char* thai;
    const char* english;
};

constexpr Refusal control{"control", "เป็นอักขระควบคุม พิมพ์ไม่ได้", "is a control character and cannot be printed"};
constexpr Refusal invisible{"invisible", "เป็นอักขระที่มองไม่เห็น ต้องลบออกก่อน", "is invisible and must be removed"};
constexpr Refusal bidi{"invisible", "เป็นรหัสสลับทิศทางข้อความ ต้องลบออกก่อน",
                       "changes the direction of text and must be removed"};
constexpr Refusal private_use{"private_use", "เป็นรหัสเฉพาะของแบบอักษรเก่า ไม่ใช่ตัวอักษรมาตรฐาน",
                              "is a private use code of some font, not a standard character"};
constexpr Refusal marks{"marks", "มีสระหรือวรรณยุกต์ซ้อนกันเกิน 8 ตัวบนพยัญชนะเดียว",
                        "stacks more than 8 combining marks on one letter"};
constexpr Refusal glyph{"glyph", "ไม่มีในแบบอักษรที่ใช้พิมพ์", "is not in the typeface"};

bool is_bidi_control(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_invisible(char32_t c) {
    return c == 0x00AD || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
           (c >= 0x180B && c <= 0x180F) || c == 0x200C || c == 0x200D || (c >= 0x2061 && c <= 0x2065) ||
           (c >= 0x206A && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
           (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_private_or_noncharacter(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

// ASCII and Thai that is drawn: refused by a face only.
bool is_everyday(char32_t c) { return (c >= 0x20 && c < 0x7F) || (c >= 0x0E01 && c <= 0x0E5B); }

// Why a character cannot be set; nullptr when it can.
const Refusal* refusal_of(char32_t c, const fonts::Face& face) {
    if (is_everyday(c)) return face.has(c) ? nullptr : &glyph;
    if (c == '\n' || c == zero_width_space || c == word_joiner) return nullptr;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return &control;
    if (is_bidi_control(c)) return &bidi;
    if (is_invisible(c)) return &invisible;
    if (is_private_or_noncharacter(c)) return &private_use;
    return face.has(c) ? nullptr : &glyph;
}

std::string named(char32_t c) {
    std::array<char, 16> code{};
    std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(c));
    const bool printable = c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !is_bidi_control(c) && !is_invisible(c) &&
                           !is_private_or_noncharacter(c) && c != 0x2028 && c != 0x2029;
    if (!printable) return code.data();
    std::u16string text;
    append_utf16(text, c);
    return std::string(code.data()) + " “" + to_utf8(text) + "”";
}

Problem problem_of(const Refusal& refusal, char32_t c, std::size_t place, std::string_view pointer) {
    const std::string where = std::to_string(place);
    return {std::string(pointer), refusal.code, "อักขระ " + named(c) + " ตำแหน่งที่ " + where + " " + refusal.thai,
            "Character " + named(c) + " at place " + where + " " + refusal.english};
}

}  // namespace

std::u16string admit_text(std::string_view utf8, const fonts::Face& face, std::string_view pointer,
                          Problems& problems) {
    std::u16string text;
    text.reserve(utf8.size());
    std::set<char32_t> told;
    std::size_t place = 0, run = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const char32_t c = next_utf8(utf8, i);
        ++place;
        if (const Refusal* refusal = refusal_of(c, face); refusal && told.insert(c).second)
            problems.push_back(problem_of(*refusal, c, place, pointer));
        // Break controls are taken out before shaping, so marks on both sides of one stack.
        const bool control = c == zero_width_space || c == word_joiner;
        if (!control) run = is_combining_mark(c) ? run + 1 : 0;
        if (!control && run == max_marks + 1) problems.push_back(problem_of(marks, c, place, pointer));
        append_utf16(text, c);
    }
    return text;
}

}  // namespace layout
