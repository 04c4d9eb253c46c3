#include "server/intake/page_grammar.h"

#include "layout/text/characters.h"

#include <algorithm>

namespace server {

namespace {

bool is_left_out(char16_t c) {
    return layout::is_space(c) || c == u'\t' || c == u'*' || (c >= 0x200B && c <= 0x200D) || c == layout::word_joiner || c == 0xFEFF;
}

}  // namespace

std::string folded(std::string_view line) {
    std::u16string kept;
    for (const char16_t c : layout::to_utf16(line)) {
        if (is_left_out(c)) continue;
        if (c == u'า' && !kept.empty() && kept.back() == 0x0E4D) kept.back() = u'ำ';
        else kept += layout::is_thai_digit(c) ? static_cast<char16_t>(u'0' + (c - u'๐')) : c;
    }
    if (!kept.empty() && kept.back() == u':') kept.pop_back();
    return layout::to_utf8(kept);
}

std::string pointer_of(std::string_view member) {
    std::string pointer = "/";
    for (const char c : member)
        if (c != ']') pointer += c == '[' || c == '.' ? '/' : c;
    return pointer;
}

}  // namespace server
