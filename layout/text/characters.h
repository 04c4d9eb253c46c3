// What kind of character a code point is, as far as setting Thai needs to know, and the
// steps between UTF-8, UTF-16 and code points.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace layout {

constexpr char16_t no_break_space = 0x00A0;
constexpr char16_t zero_width_space = 0x200B;
constexpr char16_t word_joiner = 0x2060;

constexpr bool is_space(char16_t c) { return c == u' ' || c == no_break_space; }
constexpr bool is_thai(char16_t c) { return c >= 0x0E01 && c <= 0x0E5B; }
constexpr bool is_thai_consonant(char16_t c) { return c >= u'ก' && c <= u'ฮ'; }
constexpr bool is_thai_digit(char16_t c) { return c >= u'๐' && c <= u'๙'; }
constexpr bool is_digit(char16_t c) { return (c >= u'0' && c <= u'9') || is_thai_digit(c); }

// เ แ โ ใ ไ: written before the consonant they belong to.
constexpr bool is_leading_vowel(char16_t c) { return c >= u'เ' && c <= u'ไ'; }

// A vowel or mark that is drawn above or below: ั ิ-ฺ ็-๎.
constexpr bool is_thai_mark(char16_t c) {
    return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}

// ะ า ำ ๅ: never first in a syllable.
constexpr bool is_following_vowel(char16_t c) { return c == 0x0E30 || c == 0x0E32 || c == 0x0E33 || c == 0x0E45; }

// A letter of a Thai word: everything Thai but digits, ฯ, ๆ, ฿ and the old section marks.
constexpr bool is_thai_letter(char16_t c) {
    return c >= 0x0E01 && c <= 0x0E4E && c != 0x0E2F && c != 0x0E46 && !(c >= 0x0E3B && c <= 0x0E3F);
}

// Is the letter at `i` killed by ◌์, alone or after ◌ิ or ◌ุ? Then it belongs to the syllable before.
constexpr bool carries_thanthakhat(std::u16string_view text, std::size_t i) {
    const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : u'\0'; };
    return at(i + 1) == u'์' || ((at(i + 1) == u'ิ' || at(i + 1) == u'ุ') && at(i + 2) == u'์');
}

constexpr bool is_latin_letter(char16_t c) {
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= 0x00C0 && c <= 0x024F && c != 0xD7 && c != 0xF7);
}

// Any script's mark that stacks on a base; wide enough for the faces we set.
constexpr bool is_combining_mark(char32_t c) {
    if (c < 0x0300) return false;
    if (c >= 0x0E00 && c < 0x0E80) return is_thai_mark(static_cast<char16_t>(c));
    return c <= 0x036F || (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05C7) || (c >= 0x064B && c <= 0x065F) ||
           (c >= 0x0EB1 && c <= 0x0EBC && c != 0x0EB2 && c != 0x0EB3) || (c >= 0x0EC8 && c <= 0x0ECE) ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

constexpr bool is_high_surrogate(char16_t c) { return (c & 0xFC00) == 0xD800; }
constexpr bool is_low_surrogate(char16_t c) { return (c & 0xFC00) == 0xDC00; }

// As next_utf8, whatever the character's length.
char32_t next_utf8_of_any_length(std::string_view utf8, std::size_t& i);

// Reads the character at `i` of valid UTF-8 and moves `i` past it.
inline char32_t next_utf8(std::string_view utf8, std::size_t& i) {
    const auto byte = [&](std::size_t k) { return static_cast<char32_t>(static_cast<unsigned char>(utf8[i + k])); };
    const char32_t lead = byte(0);
    if (lead < 0x80) return ++i, lead;
    if ((lead & 0xF0) != 0xE0 || utf8.size() - i < 3) return next_utf8_of_any_length(utf8, i);
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);  // Nearly all Thai text.
    i += 3;
    return c;
}

inline void append_utf16(std::u16string& text, char32_t c) {
    if (c < 0x10000) {
        text += static_cast<char16_t>(c);
    } else {
        text += static_cast<char16_t>(0xD7C0 + (c >> 10));
        text += static_cast<char16_t>(0xDC00 | (c & 0x3FF));
    }
}

// UTF-8 without any judgement.
std::u16string to_utf16(std::string_view utf8);

// Tells code points from UTF-16 offsets; offsets asked in rising order take one pass in all.
class CodePointCount {
public:
    explicit CodePointCount(std::u16string_view text) : text_(text) {}
    // How many code points stand before the offset.
    std::size_t before(std::size_t offset);

private:
    std::u16string_view text_;
    std::size_t passed_ = 0, count_ = 0;
};

// For messages and traces; a lone surrogate becomes U+FFFD.
std::string to_utf8(std::u16string_view text);

}  // namespace layout
