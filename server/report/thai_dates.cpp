#include "server/report/thai_dates.h"

#include "layout/template/format.h"
#include "layout/text/characters.h"

#include <algorithm>
#include <array>
#include <optional>

namespace server {
namespace {

using layout::is_digit;
using layout::is_thai_digit;
using Text = std::u16string_view;

int value_of(char16_t digit) { return is_thai_digit(digit) ? digit - u'๐' : digit - u'0'; }

struct DigitRun {
    std::size_t begin = 0, end = 0;
    int value = 0;

    std::size_t length() const { return end - begin; }
};

// The digits that begin at `i`; at most nine count.
DigitRun digits_at(Text text, std::size_t i) {
    DigitRun run{i, i, 0};
    for (; run.end < text.size() && is_digit(text[run.end]) && run.length() < 9; ++run.end) run.value = run.value * 10 + value_of(text[run.end]);
    return run;
}

// A Buddhist year; nothing when the digits are none.
std::optional<int> year_of(const DigitRun& run) {
    if (run.length() == 4 && run.value >= 2400 && run.value < 2700) return run.value;
    if (run.length() == 2 && run.value >= 50) return 2500 + run.value;
    return {};
}

std::size_t skip_blanks(Text text, std::size_t i) {
    while (i < text.size() && layout::is_space(text[i])) ++i;
    return i;
}

// The twelve names, then the twelve abbreviations.
const std::array<std::u16string, 24>& months() {
    static const std::array<std::u16string, 24> words = [] {
        std::array<std::u16string, 24> made;
        for (std::size_t m = 0; m < 12; ++m) {
            made[m] = layout::to_utf16(layout::month_names[m]);
            made[m + 12] = layout::to_utf16(layout::short_month_names[m]);
        }
        return made;
    }();
    return words;
}

// The month that is spelt at `i`, 1 to 12 with its length.
std::optional<std::pair<int, std::size_t>> month_at(Text text, std::size_t i) {
    for (std::size_t m = 0; m < months().size(); ++m)
        if (text.substr(i).starts_with(months()[m])) return std::pair{static_cast<int>(m % 12) + 1, months()[m].size()};
    return {};
}

std::optional<DatedMonth> spelt_at(Text text, std::size_t i) {
    const auto month = month_at(text, i);
    if (!month) return {};
    std::size_t at = skip_blanks(text, i + month->second);
    if (text.substr(at).starts_with(u"พ.ศ.")) at = skip_blanks(text, at + 4);
    const DigitRun year = digits_at(text, at);
    if (const auto value = year_of(year)) return DatedMonth{month->first, *value, year.begin, year.end};
    return {};
}

// 28/10/2563, day and month first.
std::optional<DatedMonth> slashed_at(Text text, std::size_t i) {
    if (!is_digit(text[i]) || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == u'/'))) return {};
    const DigitRun day = digits_at(text, i);
    if (day.length() > 2 || day.end >= text.size() || text[day.end] != u'/') return {};
    const DigitRun month = digits_at(text, day.end + 1);
    if (month.length() == 0 || month.value < 1 || month.value > 12 || month.end >= text.size() || text[month.end] != u'/') return {};
    const DigitRun year = digits_at(text, month.end + 1);
    if (year.length() != 4) return {};
    if (const auto value = year_of(year)) return DatedMonth{month.value, *value, year.begin, year.end};
    return {};
}

}  // namespace

std::vector<DatedMonth> dated_months(Text text) {
    std::vector<DatedMonth> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto one = spelt_at(text, i);
        if (!one) one = slashed_at(text, i);
        if (one) found.push_back(*one), i = one->year_end - 1;
    }
    return found;
}

std::u16string year_like(int year, Text as) {
    std::u16string out;
    for (std::size_t k = 0; k < as.size(); ++k, year /= 10)
        out += static_cast<char16_t>((is_thai_digit(as.back()) ? u'๐' : u'0') + year % 10);
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace server
