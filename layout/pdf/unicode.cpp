#include "layout/pdf/unicode.h"

#include "layout/pdf/write_pdf.h"

namespace layout {
namespace {

void append_utf16(std::u16string& out, char32_t c) {
    if (c >= 0x10000) {
        out += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
        out += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
        out += static_cast<char16_t>(c);
    }
}

[[noreturn]] void refuse() {
    throw PdfError("a text of the document's facts is not UTF-8");
}

// Reads a UTF-8 sequence by RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
char32_t next_utf8(std::string_view text, std::size_t& at) {
    const auto byte = [&] { return static_cast<unsigned char>(text[at++]); };
    const char32_t lead = byte();
    if (lead < 0x80) return lead;
    const int length = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || text.size() - at < static_cast<std::size_t>(length)) refuse();
    char32_t c = lead & (0x3F >> length);
    for (int i = 0; i < length; ++i) {
        const char32_t next = byte();
        if ((next & 0xC0) != 0x80) refuse();
        c = c << 6 | (next & 0x3F);
    }
    constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) refuse();
    return c;
}

}  // namespace

char32_t next_character(std::u16string_view text, std::size_t& at) {
    const char32_t unit = text[at++];
    if (unit < 0xD800 || unit >= 0xDC00 || at == text.size() || (text[at] & 0xFC00) != 0xDC00) return unit;
    return 0x10000 + ((unit - 0xD800) << 10) + (text[at++] - char32_t{0xDC00});
}

bool may_be_mapped(char32_t c) {
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    const bool private_use = (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
    return c != 0 && c != 0xFEFF && c != 0xFFFE && !surrogate && !private_use;
}

void append_hex(std::string& out, char16_t unit) {
    constexpr char digits[] = "0123456789ABCDEF";
    const char four[] = {digits[unit >> 12], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    out.append(four, 4);
}

std::string hex_of(char32_t character) {
    std::u16string units;
    append_utf16(units, character);
    std::string hex;
    for (const char16_t unit : units) append_hex(hex, unit);
    return hex;
}

std::string pdf_text(std::u16string_view text) {
    std::string bytes = "\xFE\xFF";
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit >> 8);
        bytes += static_cast<char>(unit & 0xFF);
    }
    return bytes;
}

std::u16string utf16_of(std::string_view utf8) {
    std::u16string text;
    for (std::size_t at = 0; at < utf8.size();) append_utf16(text, next_utf8(utf8, at));
    return text;
}

}  // namespace layout
