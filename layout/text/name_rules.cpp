#include "layout/text/binding_rules.h"
#include "layout/text/binding_words.h"
#include "layout/text/characters.h"
#include "layout/text/word_lists.h"

#include <algorithm>

namespace layout {

void forbid_inside_names(std::u16string_view text, std::vector<Penalty>& breaks) {
    constexpr std::size_t longest_given = 14, longest_family = 18;  // Letters; longer is glued text, not a name.
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts = i == 0 || is_space(text[i - 1]) || text[i - 1] == u'(';
        if (!starts && (i + 1 == text.size() || !may_begin_unmistakable_title(text[i], text[i + 1]))) continue;
        const std::u16string_view rest = text.substr(i);
        std::size_t title = starts ? longest_of(titles, rest) : longest_of(unmistakable_titles, rest);
        if (const std::size_t own = title == 0 ? longest_of(short_titles, rest) : 0; own > 0) {
            const bool word_of_its_own = breaks[i] != forbidden_break && breaks[i + own] != forbidden_break;
            if (word_of_its_own) title = own;
        }
        if (title == 0 || starts_with_any(rest, not_titles)) continue;
        std::size_t given = i + title;
        if (text.substr(given).starts_with(u"หญิง")) given += std::u16string_view(u"หญิง").size();  // A rank's: “พ.ต.อ.หญิง”.
        while (given < text.size() && is_space(text[given])) ++given;
        const std::size_t given_end = std::min(word_end(text, given), given + longest_given);
        std::size_t family = given_end;
        while (family < text.size() && is_space(text[family])) ++family;
        const std::size_t family_end = std::min(word_end(text, family), family + longest_family);
        const bool has_family = family > given_end && family < text.size() && is_thai_letter(text[family]);
        const std::size_t end = has_family ? family_end : given_end;
        for (std::size_t k = i + 1; k < end; ++k) breaks[k] = forbidden_break;
    }
}

void forbid_inside_royal_names(std::u16string_view text, std::vector<Penalty>& breaks) {
    constexpr std::size_t longest = 32;  // Letters after the title.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const bool may_be = (text[i] == u'พ' && text[i + 1] == u'ร') || (text[i] == u'ส' && text[i + 1] == u'ม');
        if (!may_be) continue;
        const std::size_t title = longest_of(royal_titles, text.substr(i));
        if (title == 0) continue;
        const std::size_t end = std::min(word_end(text, i), i + title + longest);
        for (std::size_t k = i + 1; k < end; ++k) breaks[k] = forbidden_break;
        i = end - 1;
    }
}

void forbid_inside_weekdays(std::u16string_view text, std::vector<Penalty>& breaks) {
    constexpr std::u16string_view day = u"วัน", ordinal = u"ที่";
    for (std::size_t i = text.find(day); i != std::u16string_view::npos; i = text.find(day, i + 1)) {
        const std::size_t name = longest_of(weekdays, text.substr(i + day.size()));
        if (name == 0) continue;
        std::size_t end = i + day.size() + name, next = end;
        while (next < text.size() && is_space(text[next])) ++next;
        if (text.substr(next).starts_with(ordinal)) end = next + ordinal.size();  // “วันจันทร์ที่ 6”
        for (std::size_t k = i + 1; k < end; ++k) breaks[k] = forbidden_break;
    }
}

}  // namespace layout
