#include "server/signoff/times.h"

#include <cstdio>

namespace server {

namespace {

constexpr std::chrono::hours thailand{7};  // Ahead of UTC, since 1920 and without summer time.

// Nothing but digits.
std::optional<int> read_digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Day day_in_thailand(Instant instant) { return std::chrono::floor<std::chrono::days>(instant + thailand); }

std::string write_instant(Instant instant) {
    const Day day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    char text[32];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return write_day(day) + text;
}

std::string write_day(Day day) {
    const std::chrono::year_month_day date(day);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string write_thai_time(Instant instant) {
    return write_instant(instant + std::chrono::hours(7)).substr(0, 19) + "+07:00";
}

std::optional<Day> read_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = read_digits(text.substr(0, 4)), month = read_digits(text.substr(5, 2)), day = read_digits(text.substr(8));
    if (!year || !month || !day) return {};
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

}  // namespace server
