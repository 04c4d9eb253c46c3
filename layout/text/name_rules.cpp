#include "layout/text/binding_rules.h"
#include "layout/text/binding_words.h"
#include "layout/text/characters.h"
#include "layout/text/word_lists.h"

#include <algorithm>

namespace layout {

namespace {

constexpr std::u16string_view day = u"วัน";

// A title inside a run of letters, surely or perhaps (short_titles).
std::size_t title_inside(std::u16string_view rest) {
    if (rest.size() < 2 || !may_begin_unmistakable_title(rest[0], rest[1])) return 0;
    const std::size_t title = longest_of(unmistakable_titles, rest);
    return title > 0 ? title : longest_of(short_titles, rest);
}

std::size_t royal_title(std::u16string_view rest) {
    const bool may_be = rest.size() >= 2 && ((rest[0] == u'พ' && rest[1] == u'ร') || (rest[0] == u'ส' && rest[1] == u'ม'));
    return may_be ? longest_of(royal_titles, rest) : 0;
}

// “วันจันทร์”
std::size_t weekday(std::u16string_view rest) {
    const std::size_t name = rest.starts_with(day) ? longest_of(weekdays, rest.substr(day.size())) : 0;
    return name == 0 ? 0 : day.size() + name;
}

void forbid_between(std::size_t begin, std::size_t end, std::span<Penalty> breaks) {
    for (std::size_t k = begin + 1; k < end; ++k) breaks[k] = forbidden_break;
}

// Where the name behind a title ends, and the family name if there is one.
std::size_t name_end(std::u16string_view text, std::size_t given) {
    constexpr std::size_t longest_given = 14, longest_family = 18;  // Letters; longer is glued text, not a name.
    const std::size_t given_end = std::min(word_end(text, given), given + longest_given);
    std::size_t family = given_end;
    while (family < text.size() && is_space(text[family])) ++family;
    const bool has_family = family > given_end && family < text.size() && is_thai_letter(text[family]);
    return has_family ? std::min(word_end(text, family), family + longest_family) : given_end;
}

}  // namespace

bool may_hold_names(std::u16string_view stretch) {
    for (std::size_t i = 1; i < stretch.size(); ++i) {
        const std::u16string_view rest = stretch.substr(i);
        if (title_inside(rest) > 0 || royal_title(rest) > 0 || weekday(rest) > 0) return true;
    }
    return false;
}

void forbid_inside_names(std::u16string_view text, Places places, std::span<Penalty> breaks) {
    const auto is_word = [&](std::size_t i, std::size_t length) { return breaks[i] != forbidden_break && breaks[i + length] != forbidden_break; };
    for (const std::size_t i : places) {
        const std::u16string_view rest = text.substr(i);
        const bool starts = i == 0 || is_space(text[i - 1]) || text[i - 1] == u'(';
        const std::size_t title = starts ? longest_of(titles, rest) : title_inside(rest);
        const bool doubtful = !starts && title > 0 && longest_of(unmistakable_titles, rest) == 0;
        if (title == 0 || (doubtful && !is_word(i, title)) || starts_with_any(rest, not_titles)) continue;
        std::size_t given = i + title;
        if (text.substr(given).starts_with(u"หญิง")) given += std::u16string_view(u"หญิง").size();  // A rank's: “พ.ต.อ.หญิง”.
        while (given < text.size() && is_space(text[given])) ++given;
        forbid_between(i, name_end(text, given), breaks);
    }
}

void forbid_inside_royal_names(std::u16string_view text, Places places, std::span<Penalty> breaks) {
    constexpr std::size_t longest = 32;  // Letters after the title.
    std::size_t passed = 0;              // Names up to here.
    for (const std::size_t i : places) {
        const std::size_t title = i < passed ? 0 : royal_title(text.substr(i));
        if (title == 0) continue;
        passed = std::min(word_end(text, i), i + title + longest);
        forbid_between(i, passed, breaks);
    }
}

void forbid_inside_weekdays(std::u16string_view text, Places places, std::span<Penalty> breaks) {
    constexpr std::u16string_view ordinal = u"ที่";
    for (const std::size_t i : places) {
        const std::size_t length = weekday(text.substr(i));
        if (length == 0) continue;
        std::size_t end = i + length, next = end;
        while (next < text.size() && is_space(text[next])) ++next;
        if (text.substr(next).starts_with(ordinal)) end = next + ordinal.size();  // “วันจันทร์ที่ 6”
        forbid_between(i, end, breaks);
    }
}

}  // namespace layout
