#include "server/store/search_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace server {

namespace {

constexpr char16_t nikhahit = 0x0E4D, sara_aa = 0x0E32, sara_am = 0x0E33;

bool is_tone_mark(char16_t c) { return 0x0E48 <= c && c <= 0x0E4B; }
bool is_invisible(char16_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x00AD; }
bool is_thai_digit(char16_t c) { return 0x0E50 <= c && c <= 0x0E59; }

icu::UnicodeString without_clothes(const icu::UnicodeString& text) {
    icu::UnicodeString bare;
    for (int i = 0; i < text.length(); ++i) {
        const char16_t c = text[i];
        if (is_invisible(c)) continue;
        if (u_isUWhiteSpace(c)) {
            if (!bare.isEmpty() && bare[bare.length() - 1] != u' ') bare += u' ';
        } else {
            bare += is_thai_digit(c) ? static_cast<char16_t>(c - 0x0E50 + u'0') : c;
        }
    }
    if (bare.endsWith(u" ", 1)) bare.truncate(bare.length() - 1);
    return bare;
}

// ํ า and ํ ้ า become ำ and ้ ำ.
icu::UnicodeString with_whole_am(const icu::UnicodeString& text) {
    icu::UnicodeString whole;
    for (int i = 0; i < text.length(); ++i) {
        const bool tone = text[i] == nikhahit && i + 2 < text.length() && is_tone_mark(text[i + 1]) && text[i + 2] == sara_aa;
        if (tone) {
            (whole += text[i + 1]) += sara_am;
            i += 2;
        } else if (text[i] == nikhahit && i + 1 < text.length() && text[i + 1] == sara_aa) {
            whole += sara_am;
            ++i;
        } else {
            whole += text[i];
        }
    }
    return whole;
}

}  // namespace

std::string searchable(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString folded = nfc->normalize(without_clothes(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())))), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise text");
    std::string utf8;
    with_whole_am(folded.foldCase()).toUTF8String(utf8);
    return utf8;
}

}  // namespace server
