// Days as people type them.

#pragma once

#include "server/signoff/times.h"

#include <optional>
#include <string>
#include <string_view>

namespace server {

inline constexpr const char* thai_day_hint = "วัน/เดือน/ปี พ.ศ. เช่น 25/6/2569";
inline constexpr const char* no_thai_day = "วันที่ต้องเป็นวัน/เดือน/ปี พ.ศ. เช่น 25/6/2569";

// "25/6/2569", in Thai or Arabic digits, of the Buddhist era (2400 to 2700), or "2026-06-25" of the common one. Nothing for
// anything else.
std::optional<Day> read_thai_day(std::string_view text);

// "25/6/2569"
std::string write_thai_day(Day day);

}  // namespace server
