#include "server/desk/thai_day_text.h"

#include "layout/template/buddhist_era.h"
#include "server/api/read_filter.h"
#include "server/store/search_text.h"

#include <chrono>

namespace server {

std::optional<Day> read_thai_day(std::string_view text) {
    const std::string typed = searchable(text);
    if (const auto day = read_day(typed)) return day;
    const std::size_t first = typed.find('/'), second = typed.find('/', first + 1);
    if (first == std::string::npos || second == std::string::npos) return {};
    const std::string_view whole = typed;
    const auto day = read_whole(whole.substr(0, first)), month = read_whole(whole.substr(first + 1, second - first - 1)), year = read_whole(whole.substr(second + 1));
    if (!day || !month || !year || *month > 12 || *day > 31 || *year < 2400 || *year > 2700) return {};  // std::chrono cuts greater months and days off.
    const std::chrono::year_month_day date{std::chrono::year(*year - layout::buddhist_era), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::string write_thai_day(Day day) {
    const std::chrono::year_month_day date(day);
    return std::to_string(static_cast<unsigned>(date.day())) + "/" + std::to_string(static_cast<unsigned>(date.month())) + "/" + std::to_string(static_cast<int>(date.year()) + layout::buddhist_era);
}

}  // namespace server
