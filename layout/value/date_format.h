// The schema's `format`: dates and times as RFC 3339 writes them.

#pragma once

#include <string_view>

namespace layout {

// "2021-06-25", a day that the Gregorian calendar has.
bool is_date(std::string_view text);

// "2021-06-25T09:00:00+07:00": a date, a time with or without a fraction, and an offset or
// "Z". A 60th second stands only where leap seconds do, in the last minute of a UTC day.
bool is_date_time(std::string_view text);

}  // namespace layout
