// Unicode between the forms that a PDF needs.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace layout {

// The character at `at`, which moves past it. A lone surrogate is given as it stands.
char32_t next_character(std::u16string_view text, std::size_t& at);

// May a ToUnicode map name it? PDF/A (ISO 19005-3, 6.2.11.7) forbids U+0000, U+FEFF and
// U+FFFE; we also refuse private use and surrogates, which mean nothing to who copies them.
bool may_be_mapped(char32_t character);

// Four upper-case hexadecimal digits.
void append_hex(std::string& out, char16_t unit);

// Big-endian UTF-16 code units as upper-case hexadecimal digits: "0E01", "D83DDE00".
std::string hex_of(char32_t character);

// Big-endian UTF-16 with a byte order mark, as text strings of a PDF are written.
std::string pdf_text(std::u16string_view text);

// Throws PdfError when the text is not UTF-8.
std::u16string utf16_of(std::string_view utf8);

}  // namespace layout
