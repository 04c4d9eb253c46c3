// The closed list of formats a form may ask for: {member|format|format:argument}.

#pragma once

#include "layout/template/path.h"
#include "layout/value/value.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

// How digits of the whole document are printed. Latin words, web and mail addresses and
// codes keep theirs ("ISO 27001", "v1.0").
enum class Digits { as_given, thai, arabic };

std::string with_digits(std::string_view text, Digits digits);

// What date and date_short print; UTF-8, January first.
inline constexpr std::array<const char*, 12> month_names = {
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"};
inline constexpr std::array<const char*, 12> short_month_names = {
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."};

// One step of a format chain.
struct Format {
    enum class Kind {
        date,           // "2021-06-25" → "25 มิถุนายน 2564"; "2021-06" → "มิถุนายน 2564"; Buddhist era = CE + 543.
        date_short,     // "25 มิ.ย. 2564"
        fixed,          // fixed:2  "95" → "95.00"; rounds halves away from zero, in decimal.
        thai_digits,    // "25" → "๒๕"
        arabic_digits,  // "๒๕" → "25"
        quarter_months, // quarter_months:/fiscal_year  3 → "เมษายน – มิถุนายน 2564"
        words,          // words:NAME, a <words> list of the form
        dash,           // "" → "-", and so for spaces and line feeds alone
    } kind = Kind::dash;
    int places = 0;        // Of fixed.
    MemberPath year;       // Of quarter_months.
    std::string list;      // Of words.
};

using WordLists = std::map<std::string, std::map<std::string, std::string>, std::less<>>;

// nullopt: no such format, or its argument is missing or wrong. `spec` is "date" or "fixed:2".
std::optional<Format> parse_format(std::string_view spec);

// What the format makes of `text`; nullopt when it cannot ("2021-13-01" is no date).
std::optional<std::string> apply(const Format& format, const std::string& text, const Scope& scope,
                                 const WordLists& lists);

}  // namespace layout
