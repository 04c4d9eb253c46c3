#include "layout/text/binding_rules.h"

#include "layout/text/binding_words.h"
#include "layout/text/characters.h"
#include "layout/text/word_lists.h"

#include <algorithm>
#include <numeric>

namespace layout {
namespace {

using Text = std::u16string_view;

// Of signs: neither Thai letters nor spaces are in any set.
bool contains(Text set, char16_t c) { return !is_thai_letter(c) && !is_space(c) && set.find(c) != Text::npos; }

// May not begin a line, even after a space (where UAX #14 lets ๆ and ฯ begin one).
constexpr Text never_start = u"ๆฯ:;,.!?)]}”’%‰–/๚๛";
constexpr Text never_end = u"([{“‘฿$";

bool is_number(Text word) {
    return !word.empty() && is_digit(word.back()) &&
           std::all_of(word.begin(), word.end(), [](char16_t c) { return is_digit(c) || contains(u".,/-–:", c); });
}

// Four digits that begin with 24 or 25: a year of the Buddhist era, which binds no unit.
bool is_year(Text word) {
    const auto value = [](char16_t c) { return is_thai_digit(c) ? c - u'๐' : c - u'0'; };
    return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit) && value(word[0]) == 2 &&
           (value(word[1]) == 4 || value(word[1]) == 5);
}

// "1." "3.1" "2)" "ก." "(๑)": what stands before an item of a list. A bracket that `open`
// brackets wait for ends a remark: "(เริ่มตั้งแต่ เม.ย. 64)".
// A letter after a number is its unit: "16.30 น.".
bool is_item_mark(Text before, Text word, std::ptrdiff_t open_brackets) {
    if (word.size() < 2 || word.size() > 9) return false;
    const bool open = word.front() == u'(';
    if (word.back() == u')' && open_brackets > 0) return false;
    if (word.back() != u'.' && word.back() != u')') return false;
    const Text inner = word.substr(open, word.size() - 1 - open);
    if (inner.size() == 1 && is_thai_consonant(inner[0])) return before.empty() || !is_digit(before.back());
    return is_number(inner) && !(open && !before.empty() && is_digit(before.back()));  // “มาตรา 81 (14)”
}

// Two or three bare consonants, the code of an office: "กท 4810/3336", "นร 0106".
bool is_office_code(Text word) {
    return word.size() >= 2 && word.size() <= 3 && std::all_of(word.begin(), word.end(), is_thai_consonant);
}

// The number that ends the word: "จำนวน5" gives "5", "(15" gives "15".
Text trailing_number(Text word) {
    std::size_t begin = word.size();
    while (begin > 0 && (is_digit(word[begin - 1]) || contains(u".,/-–:", word[begin - 1]))) --begin;
    while (begin < word.size() && !is_digit(word[begin])) ++begin;
    return word.substr(begin);
}

bool bind_dash(Text left, Text right, Text after) {
    const auto dash = [](Text w) { return w == u"-" || w == u"–"; };
    // "1 - 4", "COVID - 19", "ต.ค. - พ.ย. 63"; and a dash before an item of a list, "- ประชุมคณะทำงาน".
    const bool counted = is_number(trailing_number(left)) || (!left.empty() && is_latin_letter(left.back()));
    const bool range = (counted && !after.empty() && is_digit(after.front())) ||
                       (ends_with_any(left, months) && starts_with_any(after, months)) ||
                       (ends_with_any(left, weekdays) && (after.starts_with(u"วัน") || starts_with_any(after, weekdays)));
    return (dash(right) && range) || dash(left);
}

// Digits in groups: "0 2277 5555 ต่อ 6513". A group of at most four that follows a lone 0, or
// one that follows a group of such a number.
struct Telephone {
    bool inside = false;
    bool binds(Text left, Text right) {
        const bool starts = left.ends_with(u"โทร.") || left.ends_with(u"โทรสาร") || left == u"0" || left == u"๐" ||
                            left.ends_with(u"โทรศัพท์");
        const auto group = [](Text w) { return !w.empty() && w.size() <= 6 && is_digit(w.front()); };
        if (starts) inside = true;
        if (!inside) return false;
        inside = group(right) || right == u"ต่อ" || right == u"ถึง";
        return inside;
    }
};

// “ppm”, “mg/l”, “MB”: what a number is measured in.
bool is_unit_symbol(Text word) {
    return word.size() <= 5 && std::all_of(word.begin(), word.end(), [](char16_t c) { return is_latin_letter(c) || c == u'/' || c == u'%'; });
}

// A number that is part of a name: “PM 2.5”, “ISO 9001”, “แผนฯ 12”.
bool names(Text left, Text number) {
    return is_number(number) && !left.empty() && (is_latin_letter(left.back()) || left.back() == u'ฯ');
}

// Thai letters and dots, a dot at the end: “มม.”, “ตร.กม.”, “มคก./ลบ.ม.”, “ภ.ด.ส.”.
bool is_abbreviation(Text word) {
    return word.size() >= 2 && word.size() <= 12 && word.back() == u'.' && is_thai_consonant(word.front()) &&
           std::all_of(word.begin(), word.end(), [](char16_t c) { return is_thai_letter(c) || c == u'.' || c == u'/'; });
}

// The “(14)” of “มาตรา 81 (14)”.
bool is_paragraph_number(Text word) {
    return word.size() >= 3 && word.size() <= 5 && word.front() == u'(' && word.back() == u')' &&
           std::all_of(word.begin() + 1, word.end() - 1, is_digit);
}

// “ระดับ A”, “ภ.ด.ส. 3”
bool binds_mark(Text left, Text right) {
    return (right.size() == 1 && right[0] >= u'A' && right[0] <= u'Z' && is_thai_letter(left.back())) ||
           (is_abbreviation(left) && is_number(right));
}

// A sign of arithmetic before its number: “10 x 20”.
bool binds_operator(Text before, Text left, Text right) {
    const auto is_sign = [](Text word) { return word.size() == 1 && contains(u"xX×÷+*", word[0]); };
    return (is_sign(left) && is_digit(right.front())) ||
           (is_sign(right) && is_number(trailing_number(left)) && !is_latin_letter(before.empty() ? u'\0' : before.back()));
}

// The place of a kind whose name the writer set apart: “เขต จตุจักร”; and ณ, which leans on
// what follows.
bool leans_on_next(Text left) { return std::find(leaning.begin(), leaning.end(), left) != leaning.end(); }

// An amount and what it counts, whatever that is: "50 กิโลวัตต์". What follows an ordinal, the
// end of a range, a price or a number in a name is not counted by it: "ไตรมาสที่ 1 สำนักงาน".
bool counts(Text before, Text number, Text right) {
    return number.size() <= 3 && is_number(number) && (is_thai_letter(right.front()) || is_unit_symbol(right)) &&
           !starts_with_any(right, not_units) && !ends_with_any(before, ordinals) && !ends_with_any(before, months) &&
           !names(before, number) && (before.empty() || !contains(u"-–฿", before.back()));
}

// `before` is the word before `left`, or what is glued to the number in front.
bool binds_number(Text before, Text left, Text right) {
    const Text number = trailing_number(left);
    if (right.empty()) return false;
    if (is_digit(right.front()) || right.starts_with(u"…") || right.starts_with(u"....")) {
        if (ends_with_any(left, before_number)) return left != u"ว" ? true : is_number(right);
        if (ends_with_any(left, months) || is_office_code(left) || names(left, right)) return true;
    }
    if (left.ends_with(u"เดือน") && starts_with_any(right, months)) return true;
    if (ends_with_any(left, months) && right.starts_with(u"พ.ศ.")) return true;
    if (number.empty()) return false;
    if (number.size() <= 2 && starts_with_any(right, months)) return true;
    if (is_year(number)) return false;
    if (is_number(number) && (is_abbreviation(right) || is_paragraph_number(right))) return true;
    return starts_with_any(right, after_number) || right.starts_with(u"ของเดือน") ||
           counts(left.size() > number.size() ? left.substr(0, left.size() - number.size()) : before, number, right);
}

// “กรุงเทพฯ 10400”
bool binds_postcode(Text left, Text right) {
    return right.size() == 5 && std::all_of(right.begin(), right.end(), is_digit) && !left.empty() &&
           (is_thai_letter(left.back()) || left.back() == u'ฯ');
}

// สยป. กกร.: two to six before the dot or closing bracket at `end`.
void forbid_inside_bare_consonants(Text text, std::size_t end, std::span<Penalty> breaks) {
    std::size_t begin = end;
    while (begin > 0 && is_thai_consonant(text[begin - 1])) --begin;
    const bool whole = begin == 0 || !is_thai_letter(text[begin - 1]);
    if (!whole || end - begin < 2 || end - begin > 6) return;
    for (std::size_t k = begin + 1; k <= end; ++k) breaks[k] = forbidden_break;
}

}  // namespace

std::vector<std::uint32_t> all_places(std::u16string_view text) {
    std::vector<std::uint32_t> places(text.size());
    std::iota(places.begin(), places.end(), 0u);
    return places;
}

void forbid_inside_syllables(Text text, Places places, std::span<Penalty> breaks) {
    for (const std::size_t i : places) {
        if (i == 0) continue;
        const char16_t before = text[i - 1], c = text[i];
        const bool killed = is_thai_consonant(c) && carries_thanthakhat(text, i);
        if (is_combining_mark(c) || is_following_vowel(c) || is_leading_vowel(before) || is_low_surrogate(c) || killed)
            breaks[i] = forbidden_break;
    }
}

void forbid_beside_signs(Text text, Places places, std::span<Penalty> breaks) {
    std::size_t ink_end = 0;  // Behind the last character before i that is no space.
    for (const std::size_t i : places) {
        if (i == 0) continue;
        const char16_t before = text[i - 1], c = text[i];
        if (!is_space(before)) ink_end = i;
        if (is_thai_letter(c) && is_thai_letter(before)) continue;
        if (contains(never_start, c)) breaks[i] = forbidden_break;
        if (ink_end > 0 && contains(never_end, text[ink_end - 1])) breaks[i] = forbidden_break;
        // A hyphen that ends a line would read as hyphenation: pdftotext drops it there.
        if (before == u'-') breaks[i] = forbidden_break;
        if (before == no_break_space || c == no_break_space) breaks[i] = forbidden_break;
    }
}

void forbid_inside_numbers_and_abbreviations(Text text, Places places, std::span<Penalty> breaks) {
    for (const std::size_t i : places) {
        if (i == 0) continue;
        const char16_t before = text[i - 1], c = text[i];
        const bool number = (is_digit(before) && (is_digit(c) || contains(u".,/-:%", c))) ||
                            (is_digit(c) && contains(u".,/-:", before) && i >= 2 && !is_space(text[i - 2]));
        // พ.ศ. ธ.ก.ส.: a dot after one or two consonants, and whatever is glued to it.
        // Nor in มก./ล.
        // Nor in 4810/ว 3336.
        const bool dotted = (before == u'/' && i >= 2 && (text[i - 2] == u'.' || is_digit(text[i - 2]))) ||
                            (before == u'.' && i >= 2 && is_thai_letter(text[i - 2]) && (is_thai_letter(c) || is_digit(c)));
        const bool paragraph = c == u'(' && is_digit(before);  // มาตรา 81(14)
        if (number || dotted || paragraph) breaks[i] = forbidden_break;
        if (c == u'.' || c == u')') forbid_inside_bare_consonants(text, i, breaks);
    }
}

void forbid_at_binding_spaces(Text text, std::span<Penalty> breaks) {
    Telephone telephone;
    std::ptrdiff_t open_brackets = 0;  // Before the left word.
    Text before, left, right = text.substr(0, word_end(text, 0));
    for (std::size_t i = 0; i < text.size();) {
        std::size_t next = i + right.size();
        while (next < text.size() && is_space(text[next])) ++next;
        const Text after = text.substr(next, word_end(text, next) - next);
        const bool code_follows = left.ends_with(u"ที่") && is_office_code(right) && !after.empty();
        if (!left.empty() && (telephone.binds(left, right) || binds_number(before, left, right) ||
                              is_item_mark(before, left, open_brackets) || code_follows || binds_postcode(left, right) ||
                              leans_on_next(left) || binds_mark(left, right) || binds_operator(before, left, right) || bind_dash(left, right, after)))
            breaks[i] = forbidden_break;
        for (const char16_t c : left) open_brackets += (c == u'(') - (c == u')');
        before = left;
        left = right;
        right = after;
        i = next;
    }
}

}  // namespace layout
