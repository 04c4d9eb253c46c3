// Months with their years, as reports write them.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// “ธันวาคม 2563”, “30 ธ.ค. 63”, “28/10/2563”, “ตุลาคม พ.ศ. ๒๕๖๓”. Offsets are UTF-16.
struct DatedMonth {
    int month = 0;  // 1 to 12
    int year = 0;   // Of the Buddhist era.
    std::size_t year_begin = 0, year_end = 0;
};

// In the order of the text. A year is four digits that begin with 24 to 26, or two from 50 on.
std::vector<DatedMonth> dated_months(std::u16string_view text);

// `year` in the digits and the length of `as`.
std::u16string year_like(int year, std::u16string_view as);

// The quarter of the fiscal year that a month is in, 1 to 4: October begins the first.
constexpr int quarter_of(int month) { return (month + 2) / 3 % 4 + 1; }

// The Buddhist year that `month` has within a fiscal year.
constexpr int year_in(int fiscal_year, int month) { return month >= 10 ? fiscal_year - 1 : fiscal_year; }

}  // namespace server
