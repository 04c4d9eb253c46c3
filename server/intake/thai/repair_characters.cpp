#include "server/intake/thai/repair_characters.h"

#include "server/intake/thai/private_use.h"
#include "server/intake/thai/thai_cluster.h"

#include <algorithm>
#include <string_view>

namespace server {

using layout::is_following_vowel;
using layout::is_leading_vowel;
using layout::is_thai_consonant;
using layout::is_thai_letter;
using layout::is_thai_mark;

namespace {

using Text = std::u16string_view;
using Replacements = std::vector<Replacement>;

void replace_private_use(Text text, Replacements& out) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (const char16_t c = standard_code(text[i]); c != 0 && stands_in_thai(text, i, i + 1))
            out.push_back({i, i + 1, std::u16string(1, c), TextFault::private_use});
}

bool is_direction(char16_t c) {
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// U+200B and U+2060 say where a line may end; the others say nothing in Thai.
bool is_break_hint(char16_t c) { return c == layout::zero_width_space || c == layout::word_joiner; }

bool is_invisible(char16_t c) {
    return is_break_hint(c) || c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0x00AD || is_direction(c);
}

bool joins_other_script(char16_t before, char16_t after) {
    const auto is_surrogate = [](char16_t c) { return (c & 0xF800) == 0xD800; };
    return is_surrogate(before) || is_surrogate(after) || (layout::is_latin_letter(before) && layout::is_latin_letter(after));
}

void remove_invisible(Text text, Replacements& out) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_invisible(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_invisible(text[end])) ++end;
        const char16_t before = at(text, i - 1), after = at(text, end);
        const bool in_cluster = is_leading_vowel(before) || is_thai_mark(after) || is_following_vowel(after);
        if (stands_in_thai(text, i, end) && !joins_other_script(before, after))
            for (std::size_t k = i; k < end; ++k)
                if (in_cluster || !is_break_hint(text[k])) out.push_back({k, k + 1, u"", TextFault::invisible});
        i = end;
    }
}

bool is_odd_space(char16_t c) {
    return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

void replace_odd_space(Text text, Replacements& out) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_odd_space(text[i]) && stands_in_thai(text, i, i + 1) && !(is_ascii_word(at(text, i - 1)) && is_ascii_word(at(text, i + 1))))
            out.push_back({i, i + 1, u" ", TextFault::odd_space});
}

// ก�ำ, ก� ำ
void remove_replacement_character(Text text, Replacements& out) {
    for (std::size_t i = 1; i < text.size();) {
        if (text[i] != replacement_character && text[i] != u' ') {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && (text[end] == replacement_character || text[end] == u' ')) ++end;
        const bool lost = text.substr(i, end - i).find(replacement_character) != Text::npos;
        if (lost && at(text, end) == u'ำ' && may_carry(text[i - 1], u'ำ'))
            out.push_back({i, end, u"", TextFault::replacement_character});
        i = end;
    }
}

void join_double_sara_e(Text text, Replacements& out) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == u'เ' && text[i + 1] == u'เ' && is_thai_consonant(text[i + 2]) && at(text, i - 1) != u'เ')
            out.push_back({i, i + 2, u"แ", TextFault::double_sara_e});
}

// ◌ํ[◌้]า and ◌าํ[◌้], as PDFs give them: nikhahit belongs to no letter that has า.
void join_split_sara_am(Text text, Replacements& out) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (!may_carry(text[i - 1], u'ำ')) continue;
        const char16_t tone = text[i] == nikhahit && is_tone(text[i + 1]) ? text[i + 1] : u'\0';
        const std::size_t vowel = i + 1 + (tone != 0);
        const bool forward = text[i] == nikhahit && (at(text, vowel) == u'า' || at(text, vowel) == u'ำ');
        const bool backward = text[i] == u'า' && text[i + 1] == nikhahit;
        if (!forward && !backward) continue;
        const std::size_t end = forward ? vowel + 1 : i + 2;
        out.push_back({i, end, tone != 0 ? std::u16string{tone, u'ำ'} : u"ำ", TextFault::split_sara_am});
        i = end - 1;
    }
}

void shorten_double_sara_am(Text text, Replacements& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != u'ำ') continue;
        std::size_t end = i + 1;
        while (end < text.size() && (text[end] == u'า' || text[end] == u'ำ' || text[end] == nikhahit)) ++end;
        if (end > i + 1) out.push_back({i, end, u"ำ", TextFault::double_sara_am});
        i = end - 1;
    }
}

// ท่ี, นำ้, สิทธ์ิ
void put_marks_in_order(Text text, Replacements& out) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        const char16_t c = text[i], after = text[i + 1];
        const bool early = is_tone(c) && is_vowel_mark(after) && !is_vowel_mark(text[i - 1]);
        const bool killed = c == u'์' && (after == u'ิ' || after == u'ุ');
        const bool late = c == u'ำ' && is_tone(after);
        if (!early && !killed && !late) continue;
        if (!is_thai_letter(text[i - 1])) continue;
        out.push_back({i, i + 2, {after, c}, TextFault::mark_order});
        ++i;
    }
}

void remove_repeated_marks(Text text, Replacements& out) {
    std::size_t base = 0;  // The letter that the marks stand on.
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!is_thai_mark(text[i])) {
            base = i;
            continue;
        }
        const Text before = text.substr(base + 1, i - base - 1).substr(0, 8);
        if (is_thai_consonant(text[base]) && before.find(text[i]) != Text::npos)
            out.push_back({i, i + 1, u"", TextFault::mark_twice});
    }
}

// ก ำหนด, กรณ ีที่. Marks and vowels with nothing after them may be ones that are talked about.
void close_space_before_mark(Text text, Replacements& out) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        if (text[i] != u' ' || text[i - 1] == u' ') continue;
        std::size_t mark = i;
        while (mark < text.size() && text[mark] == u' ') ++mark;
        if (mark >= text.size() || mark > i + 2) continue;
        const bool marks = is_thai_mark(text[mark]) || text[mark] == u'ำ';
        if (!marks || !may_carry(text[i - 1], text[mark])) continue;
        if (is_thai_letter(at(text, end_of_marks(text, mark))) && !speaks_of_letters(text, i) && !in_spaced_heading(text, i))
            out.push_back({i, mark, u"", TextFault::space_before_mark});
    }
}

constexpr void (*rules[])(Text, Replacements&) = {
    replace_private_use,    remove_invisible,     replace_odd_space,  remove_replacement_character, join_double_sara_e,
    join_split_sara_am,     shorten_double_sara_am, put_marks_in_order, remove_repeated_marks,      close_space_before_mark,
};

}  // namespace

void repair_characters(EditedText& text) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& rule : rules) {
            Replacements found;
            rule(text.text(), found);
            text.apply(found);
            changed = changed || !found.empty();
        }
    }
}

}  // namespace server
