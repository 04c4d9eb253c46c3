#include "server/intake/figure.h"

#include "layout/text/characters.h"

#include <charconv>

namespace server {

using layout::Value;

namespace {

// With digits of either script Arabic.
std::string with_arabic_digits(std::string_view text) {
    std::u16string arabic = layout::to_utf16(text);
    for (char16_t& c : arabic)
        if (layout::is_thai_digit(c)) c = static_cast<char16_t>(u'0' + (c - u'๐'));
    return layout::to_utf8(arabic);
}

bool is_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

// "1,407" is "1407"; nothing when the commas part other than thousands.
std::optional<std::string> without_separators(std::string_view whole) {
    const auto first = whole.find(',');
    std::string digits(whole.substr(0, first));
    if (!is_digits(digits) || (first != std::string_view::npos && digits.size() > 3)) return {};
    for (auto rest = first == std::string_view::npos ? "" : whole.substr(first); !rest.empty(); rest.remove_prefix(4)) {
        if (rest.size() < 4 || rest[0] != ',' || !is_digits(rest.substr(1, 3))) return {};
        digits += rest.substr(1, 3);
    }
    return digits;
}

}  // namespace

std::optional<layout::Number> number_in(std::string_view text) {
    const std::string arabic = with_arabic_digits(text);
    std::string_view rest = arabic;
    const bool negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(1);
    const auto point = rest.find('.');
    std::string_view fraction = point == std::string_view::npos ? "" : rest.substr(point + 1);
    const auto whole = without_separators(rest.substr(0, point));
    if (!whole || (point != std::string_view::npos && !is_digits(fraction))) return {};

    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
    std::string number = whole->substr(std::min(whole->find_first_not_of('0'), whole->size() - 1));
    if (!fraction.empty()) number += "." + std::string(fraction);
    if (negative && number != "0") number.insert(0, "-");
    double value = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
    if (read.ec != std::errc()) return {};
    return layout::Number{number, value};
}

Value figure(const std::optional<std::string>& text) {
    if (!text) return Value();
    const auto number = number_in(*text);
    return Value(Value::Object{{"text", Value(*text)}, {"value", number ? Value(*number) : Value()}});
}

}  // namespace server
