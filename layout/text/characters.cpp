#include "layout/text/characters.h"

namespace layout {

char32_t next_utf8_of_any_length(std::string_view utf8, std::size_t& i) {
    const auto byte = [&](std::size_t k) { return k < utf8.size() ? static_cast<unsigned char>(utf8[k]) : 0u; };
    const unsigned lead = byte(i);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (byte(i + k) & 0x3Fu);
    i += length;
    return c;
}

std::u16string to_utf16(std::string_view utf8) {
    std::u16string text;
    text.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) append_utf16(text, next_utf8(utf8, i));
    return text;
}

std::size_t CodePointCount::before(std::size_t offset) {
    if (offset < passed_) passed_ = count_ = 0;
    for (; passed_ < offset; ++passed_) count_ += !is_low_surrogate(text_[passed_]);
    return count_;
}

namespace {

void append_utf8(std::string& out, char32_t c) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80u | ((c >> shift) & 0x3Fu)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0u | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0u | (c >> 12));
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0u | (c >> 18));
        tail(12), tail(6), tail(0);
    }
}

}  // namespace

std::string to_utf8(std::u16string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text[i];
        const bool pair = is_high_surrogate(text[i]) && i + 1 < text.size() && is_low_surrogate(text[i + 1]);
        if (pair)
            c = 0x10000 + ((c & 0x3FF) << 10) + (text[++i] & 0x3FFu);
        else if (is_high_surrogate(text[i]) || is_low_surrogate(text[i]))
            c = 0xFFFD;
        append_utf8(out, c);
    }
    return out;
}

}  // namespace layout
