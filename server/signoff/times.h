// Moments and days as records keep them. Whoever knows the time passes it in.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace server {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC.
using Day = std::chrono::sys_days;                                 // Of the calendar, wherever it is.

// The day in Thailand, which is UTC+7 all year: on 2021-06-24 at 17:00 UTC the 25th begins there.
Day day_in_thailand(Instant instant);

std::string write_instant(Instant instant);  // "2021-06-25T02:00:00.000Z"
std::string write_day(Day day);              // "2021-06-25"
std::string write_thai_time(Instant instant);  // "2021-06-25T09:00:00+07:00", as seals state it.

// What write_day writes, and a day of the calendar; nothing else.
std::optional<Day> read_day(std::string_view text);

// Of the calendar, not the fiscal one, in the common era: a register begins anew in January.
int year_of(Day day);

}  // namespace server
