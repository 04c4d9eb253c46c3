#include "server/intake/thai/text_suspect.h"
#include "server/intake/thai/thai_cluster.h"

#include <algorithm>

namespace server {

using layout::is_digit;
using layout::is_thai_digit;
using layout::is_thai_letter;

namespace {

using Text = std::u16string_view;

bool is_arabic_digit(char16_t c) { return c >= u'0' && c <= u'9'; }

// Four digits that are a year of the Buddhist era, 2400 to 2699.
bool ends_with_year(Text text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    const auto value = [&](std::size_t i) { return is_thai_digit(text[i]) ? text[i] - u'๐' : text[i] - u'0'; };
    return text.size() - begin == 4 && value(begin) == 2 && value(begin + 1) >= 4 && value(begin + 1) <= 6;
}

}  // namespace

void suspect_stray_percent(Text text, TextSuspects& out) {
    std::size_t end = text.size();
    while (end > 0 && layout::is_space(text[end - 1])) --end;
    if (end < 2 || text[end - 1] != u'%') return;
    const Text before = text.substr(0, end - 1);
    const bool unit = before.ends_with(u"ร้อยละ") || before.ends_with(u"เป็น") || before.ends_with(u"เปอร์เซ็นต์");
    const bool cut = (is_thai_letter(before.back()) || before.back() == u'ฯ' || before.back() == u'ๆ') && !unit;
    if (cut || ends_with_year(before)) out.push_back({end - 1, end, u"", TextFault::stray_percent});
}

void suspect_mixed_numbers(Text text, TextSuspects& out) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i, thai = 0, arabic = 0;
        for (; end < text.size(); ++end) {
            const bool joint = (text[end] == u'.' || text[end] == u',') && is_digit(at(text, end + 1));
            if (!is_digit(text[end]) && !joint) break;
            thai += is_thai_digit(text[end]);
            arabic += is_arabic_digit(text[end]);
        }
        if (thai > 0 && arabic > 0) {
            std::u16string whole(text.substr(i, end - i));
            const bool to_thai = thai > arabic || (thai == arabic && is_thai_digit(text[i]));
            for (char16_t& c : whole) {
                if (to_thai && is_arabic_digit(c)) c = static_cast<char16_t>(c - u'0' + u'๐');
                if (!to_thai && is_thai_digit(c)) c = static_cast<char16_t>(c - u'๐' + u'0');
            }
            out.push_back({i, end, std::move(whole), TextFault::mixed_number});
        }
        i = end;
    }
}

namespace {

bool is_round(char16_t c) { return c == u'O' || c == u'o'; }
bool is_upright(char16_t c) { return c == u'l' || c == u'I'; }

// Is the letter at `i` of the token one that stands for a digit? O2 and O3 are gases, 5l are
// litres: O wants a digit before it or three after it, l a digit after it and one before it, or two.
bool stands_for_digit(Text token, std::size_t i) {
    const auto digit_like = [&](std::size_t k) { return is_digit(at(token, k)) || is_round(at(token, k)); };
    std::size_t after = 0;
    while (digit_like(i + 1 + after)) ++after;
    const bool before = i > 0 && (is_digit(token[i - 1]) || is_round(token[i - 1]) || is_upright(token[i - 1]));
    return is_round(token[i]) ? before || after >= 3 : (before && after >= 1) || after >= 2;
}

}  // namespace

void suspect_letters_for_digits(Text text, TextSuspects& out) {
    const auto belongs = [](char16_t c) { return is_digit(c) || is_round(c) || is_upright(c); };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && belongs(text[end])) ++end;
        const Text token = text.substr(i, end - i);
        const char16_t before = at(text, i - 1), after = at(text, end);
        // Part of a longer word or code (v1O, user_1O0) is not ours to judge.
        const auto glued = [](char16_t c) { return layout::is_latin_letter(c) || c == u'_' || c == u'@' || c == u'#'; };
        const bool digits = std::any_of(token.begin(), token.end(), is_digit);
        if (digits && !glued(before) && !glued(after) && stands_in_thai(text, i, end)) {
            std::u16string whole(token);
            bool all = true;
            const bool thai = std::any_of(token.begin(), token.end(), is_thai_digit);
            for (std::size_t k = 0; k < token.size(); ++k) {
                if (is_digit(token[k])) continue;
                all = all && stands_for_digit(token, k);
                whole[k] = static_cast<char16_t>((thai ? u'๐' : u'0') + is_upright(token[k]));
            }
            if (all && whole != token) out.push_back({i, end, std::move(whole), TextFault::letter_for_digit});
        }
        i = std::max(end, i + 1);
    }
}

namespace {

// Lao letters stand in the order of the Thai ones, 0x80 further on; 0 for one without a Thai fellow.
char16_t thai_fellow(char16_t c) {
    if (c < 0x0E81 || c > 0x0ED9) return 0;
    const auto thai = static_cast<char16_t>(c - 0x80);
    return is_thai_letter(thai) || is_thai_digit(thai) ? thai : u'\0';
}

}  // namespace

void suspect_lao_letters(Text text, TextSuspects& out) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        std::u16string thai;
        while (end < text.size() && thai_fellow(text[end]) != 0) thai += thai_fellow(text[end++]);
        if (end > i && stands_in_thai(text, i, end)) out.push_back({i, end, std::move(thai), TextFault::lao_letter});
        i = std::max(end, i + 1);
    }
}

}  // namespace server
