#include "layout/template/format.h"

#include "layout/template/buddhist_era.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace layout {
namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text[0] == '-' || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

int days_in(int year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// "2021-06-25", or "2021-06" for a letter whose day is not known yet.
std::optional<std::string> thai_date(std::string_view iso, const std::array<const char*, 12>& names) {
    if (iso.size() > 10 && iso[10] == 'T') iso = iso.substr(0, 10);
    if ((iso.size() != 10 && iso.size() != 7) || iso[4] != '-') return std::nullopt;
    const auto year = number(iso.substr(0, 4)), month = number(iso.substr(5, 2));
    if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
    const std::string tail = std::string(names[static_cast<std::size_t>(*month - 1)]) + " " + std::to_string(*year + buddhist_era);
    if (iso.size() == 7) return tail;
    const auto day = number(iso.substr(8));
    if (!day || iso[7] != '-' || *day < 1 || *day > days_in(*year, *month)) return std::nullopt;
    return std::to_string(*day) + " " + tail;
}

// Fiscal year Y (Buddhist) runs from 1 October Y-1: its first quarter carries the year before.
std::optional<std::string> quarter_months(std::string_view text, const MemberPath& path, const Scope& scope) {
    const Value* year = path.find(scope);
    const auto quarter = number(text);
    if (year == nullptr || year->kind() != Value::Kind::number || !quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    if (!(year->number().value >= 1 && year->number().value <= 9999)) return std::nullopt;
    const int printed = static_cast<int>(year->number().value) - (*quarter == 1 ? 1 : 0);
    const auto first = static_cast<std::size_t>((9 + 3 * (*quarter - 1)) % 12);
    return std::string(month_names[first]) + " – " + month_names[first + 2] + " " + std::to_string(printed);
}

bool is_decimal(std::string_view text) {
    bool digit = false, dot = false;
    for (std::size_t i = text.starts_with('-') ? 1 : 0; i < text.size(); ++i) {
        if (text[i] == '.' && !dot) dot = true;
        else if (text[i] >= '0' && text[i] <= '9') digit = true;
        else return false;
    }
    return digit;
}

// Adds one to a string of digits, from the right.
std::string increment(std::string digits) {
    for (std::size_t i = digits.size(); i-- > 0;) {
        if (digits[i] == '.') continue;
        if (digits[i] != '9') { ++digits[i]; return digits; }
        digits[i] = '0';
    }
    return "1" + digits;
}

std::optional<std::string> fixed(std::string text, int places) {
    if (!is_decimal(text)) return std::nullopt;
    const bool negative = text.starts_with('-');
    if (negative) text.erase(0, 1);
    if (text.starts_with('.')) text.insert(0, "0");
    std::size_t dot = text.find('.');
    if (dot == std::string::npos) dot = text.size(), text += '.';
    const std::size_t wanted = dot + 1 + static_cast<std::size_t>(places);
    const bool up = text.size() > wanted && text[wanted] >= '5';
    text.resize(wanted, '0');
    if (up) text = increment(text);
    if (places == 0) text.pop_back();
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return negative && !zero ? "-" + text : text;
}

std::string thai_digit(char digit) {
    return {'\xE0', '\xB9', static_cast<char>(0x90 + (digit - '0'))};  // U+0E50 is E0 B9 90.
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A name or its abbreviation, no address: "ISO", "ISO/IEC", "Windows".
bool is_name(std::string_view word) {
    return is_ascii_letter(word.back()) && word.find_first_of(".@:") == std::string_view::npos;
}

// The word of ASCII at i: letters, digits and the signs of addresses and codes.
std::size_t ascii_word_end(std::string_view text, std::size_t i) {
    const auto in_word = [](char c) {
        return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80 &&
               std::string_view("()[]{}\"',;").find(c) == std::string_view::npos;
    };
    while (i < text.size() && in_word(text[i])) ++i;
    return i;
}

std::string to_thai(std::string_view text) {
    std::string out;
    bool code_before = false;  // "ISO 27001", "ID 123 4567 8901": numbers after a Latin name are part of it.
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = ascii_word_end(text, i);
        if (end == i) {
            if (text[i] != ' ') code_before = false;
            out += text[i++];
            continue;
        }
        const std::string_view word = text.substr(i, end - i);
        const bool latin = word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@") != std::string_view::npos;
        const bool kept = latin || code_before;
        for (const char c : word) out += is_ascii_digit(c) && !kept ? thai_digit(c) : std::string(1, c);
        code_before = latin ? is_name(word) : kept;
        i = end;
    }
    return out;
}

std::string to_arabic(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u; };
        const bool thai = byte(0) == 0xE0 && byte(1) == 0xB9 && byte(2) >= 0x90 && byte(2) <= 0x99;
        if (thai) out += static_cast<char>('0' + (byte(2) - 0x90)), i += 2;
        else out += text[i];
    }
    return out;
}

}  // namespace

std::string with_digits(std::string_view text, Digits digits) {
    if (digits == Digits::thai) return to_thai(text);
    if (digits == Digits::arabic) return to_arabic(text);
    return std::string(text);
}

std::optional<Format> parse_format(std::string_view spec) {
    const std::size_t colon = std::min(spec.find(':'), spec.size());
    const std::string_view name = spec.substr(0, colon);
    const std::string argument(colon < spec.size() ? spec.substr(colon + 1) : std::string_view{});
    using enum Format::Kind;
    static const std::map<std::string_view, Format::Kind> names = {
        {"date", date}, {"date-short", date_short}, {"fixed", fixed}, {"thai-digits", thai_digits},
        {"arabic-digits", arabic_digits}, {"quarter-months", quarter_months}, {"words", words}, {"dash", dash}};
    const auto found = names.find(name);
    if (found == names.end()) return std::nullopt;
    Format format{found->second, 0, {}, {}};
    if (colon < spec.size() && argument.empty()) return std::nullopt;
    const bool takes_argument = format.kind == fixed || format.kind == quarter_months || format.kind == words;
    if (takes_argument == argument.empty()) return std::nullopt;
    if (format.kind == fixed) {
        const auto places = number(argument);
        if (!places || *places < 0 || *places > 9) return std::nullopt;
        format.places = *places;
    }
    if (format.kind == quarter_months) format.year = parse_path(argument);
    if (format.kind == words) format.list = argument;
    return format;
}

std::optional<std::string> apply(const Format& format, const std::string& text, const Scope& scope,
                                 const WordLists& lists) {
    using enum Format::Kind;
    if (text.empty() && format.kind != dash) return text;
    switch (format.kind) {
        case date: return thai_date(text, month_names);
        case date_short: return thai_date(text, short_month_names);
        case fixed: return layout::fixed(text, format.places);
        case thai_digits: return to_thai(text);
        case arabic_digits: return to_arabic(text);
        case quarter_months: return layout::quarter_months(text, format.year, scope);
        case dash: return text.find_first_not_of(" \n") == std::string::npos ? "-" : text;
        case words: break;
    }
    const auto& list = lists.find(format.list)->second;
    const auto word = list.find(text);
    return word == list.end() ? std::nullopt : std::optional(word->second);
}

}  // namespace layout
