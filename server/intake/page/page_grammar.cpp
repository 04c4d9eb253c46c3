#include "server/intake/page/page_grammar.h"

#include "layout/text/characters.h"

#include <algorithm>
#include <vector>

namespace server {

namespace {

bool is_left_out(char16_t c) {
    return layout::is_space(c) || c == u'\t' || c == u'*' || (c >= 0x200B && c <= 0x200D) || c == layout::word_joiner || c == 0xFEFF;
}

template <std::size_t n>
std::vector<std::string> all_folded(const std::array<std::string_view, n>& lines) {
    std::vector<std::string> all;
    for (const std::string_view line : lines) all.push_back(folded(line));
    return all;
}

bool holds(const std::vector<std::string>& lines, std::string_view line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); }

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

bool is_silent(std::string_view folded_line) {
    static const std::vector<std::string> lines = all_folded(silent_lines);
    return holds(lines, folded_line);
}

bool is_table_head(std::string_view folded_line) {
    static const std::vector<std::string> lines = all_folded(table_head);
    return holds(lines, folded_line);
}

const OtherPageRow* other_page_marked_by(std::string_view folded_line) {
    static const std::vector<std::string> marks = [] {
        std::vector<std::string> all;
        for (const OtherPageRow& row : other_pages) all.push_back(folded(row.mark));
        return all;
    }();
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const std::string& m) { return folded_line.starts_with(m); });
    return mark == marks.end() ? nullptr : &other_pages[static_cast<std::size_t>(mark - marks.begin())];
}

std::string pointer_of(std::string_view member) {
    std::string pointer = "/";
    for (const char c : member)
        if (c != ']') pointer += c == '[' || c == '.' ? '/' : c;
    return pointer;
}

}  // namespace server
