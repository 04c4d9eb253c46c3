#include "server/intake/thai/thai_cluster.h"

#include "server/intake/thai/private_use.h"

#include <algorithm>

namespace server {

using layout::is_following_vowel;
using layout::is_leading_vowel;
using layout::is_thai_consonant;
using layout::is_thai_letter;
using layout::is_thai_mark;

namespace {

constexpr std::size_t reach = 8;         // Characters to either side.
constexpr std::size_t longest_token = 5;  // Of one letter with all that belongs to it.

// One letter with its vowels and marks, or one of these alone.
bool is_single_letter(std::u16string_view token) {
    return !token.empty() && token.size() <= longest_token && std::all_of(token.begin(), token.end(), is_thai_letter) &&
           std::count_if(token.begin(), token.end(), is_thai_consonant) <= 1;
}

std::u16string_view token_before(std::u16string_view text, std::size_t space) {
    const std::size_t least = space > longest_token + 1 ? space - longest_token - 1 : 0;
    std::size_t begin = space;
    while (begin > least && !layout::is_space(text[begin - 1])) --begin;
    return text.substr(begin, space - begin);
}

std::u16string_view token_after(std::u16string_view text, std::size_t space) {
    const std::size_t begin = std::min(space + 1, text.size()), most = std::min(text.size(), begin + longest_token + 1);
    std::size_t end = begin;
    while (end < most && !layout::is_space(text[end])) ++end;
    return text.substr(begin, end - begin);
}

}  // namespace

std::size_t end_of_marks(std::u16string_view text, std::size_t i) {
    while (i < text.size() && (is_thai_mark(text[i]) || is_following_vowel(text[i]))) ++i;
    return i;
}

bool speaks_of_letters(std::u16string_view text, std::size_t end) {
    constexpr std::u16string_view words[] = {u"อักษร",   u"สระ",   u"พยัญชนะ", u"วรรณยุกต์", u"เครื่องหมาย", u"คำว่า",  u"ตัวสะกด",
                                             u"รูป",     u"ไม้เอก", u"ไม้โท",   u"ไม้ตรี",   u"ไม้จัตวา",   u"การันต์", u"ทัณฑฆาต",
                                             u"นิคหิต",  u"พินทุ",  u"ไม้ไต่คู้", u"ไม้หันอากาศ", u"คือ", u"เติม"};
    return std::any_of(std::begin(words), std::end(words), [&](std::u16string_view word) { return text.substr(0, end).ends_with(word); });
}

bool stands_in_thai(std::u16string_view text, std::size_t begin, std::size_t end) {
    const auto is_thai = [](char16_t c) { return is_thai_letter(c) || standard_code(c) != 0; };
    std::size_t found = 0;
    for (std::size_t i = begin > reach ? begin - reach : 0; i < std::min(text.size(), end + reach) && found < 2; ++i)
        if ((i < begin || i >= end || standard_code(text[i]) != 0) && is_thai(text[i])) ++found;
    return found == 2;
}

bool may_carry(char16_t before, char16_t mark) {
    if (is_thai_consonant(before)) return true;
    if (is_tone(mark)) return is_vowel_mark(before);
    if (mark == u'์') return before == u'ิ' || before == u'ุ';
    if (is_following_vowel(mark)) return is_tone(before) || (mark == u'ะ' && is_vowel_mark(before));
    return false;
}

bool in_spaced_heading(std::u16string_view text, std::size_t i) {
    std::size_t singles = 0, space = i;
    for (std::size_t k = 0; k < 3; ++k) {
        const auto token = token_before(text, space);
        if (!is_single_letter(token)) break;
        ++singles;
        if (token.size() == space) break;
        space -= token.size() + 1;
    }
    space = i;
    for (std::size_t k = 0; k < 3; ++k) {
        const auto token = token_after(text, space);
        if (!is_single_letter(token)) break;
        ++singles;
        space += token.size() + 1;
        if (space >= text.size()) break;
    }
    return singles >= 3;
}

}  // namespace server
