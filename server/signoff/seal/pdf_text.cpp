#include "server/signoff/seal/pdf_text.h"

#include "layout/pdf/unicode.h"

#include <Poco/TextConverter.h>
#include <Poco/UTF16Encoding.h>
#include <Poco/UTF8Encoding.h>

#include <algorithm>

namespace server {

std::string pdf_of_utf8(std::string_view text) {
    return text.empty() ? std::string() : layout::pdf_text(layout::utf16_of(text));
}

std::string utf8_of_pdf(std::string_view text) {
    const bool ascii = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 127; });
    if (ascii) return std::string(text);
    if (!text.starts_with("\xFE\xFF") || text.size() % 2 != 0) return "\xEF\xBF\xBD";
    const Poco::UTF16Encoding from(Poco::UTF16Encoding::BIG_ENDIAN_BYTE_ORDER);
    std::string utf8;
    Poco::TextConverter(from, Poco::UTF8Encoding(), 0xFFFD).convert(text.data() + 2, static_cast<int>(text.size() - 2), utf8);
    return utf8;
}

}  // namespace server
