#include "layout/value/number_order.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

namespace layout {

namespace {

// value = 0.DIGITS * 10^point, without zeros at either end of the digits; zero has none.
struct Decimal {
    bool negative = false;
    std::string digits;
    long long point = 0;
};

// Exponents beyond this are all alike: no text under the size limit reaches back from them.
constexpr long long far_exponent = 1'000'000'000'000;

long long exponent_of(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    long long exponent = 0;
    const auto error = std::from_chars(text.data(), text.data() + text.size(), exponent).ec;
    if (error != std::errc()) return text.starts_with('-') ? -far_exponent : far_exponent;
    return std::clamp(exponent, -far_exponent, far_exponent);
}

Decimal decimal_of(std::string_view text) {
    Decimal decimal;
    decimal.negative = text.starts_with('-');
    if (decimal.negative) text.remove_prefix(1);
    const std::string_view mantissa = text.substr(0, text.find_first_of("eE"));
    const std::string_view whole = mantissa.substr(0, mantissa.find('.'));
    decimal.digits = whole;
    if (whole.size() < mantissa.size()) decimal.digits += mantissa.substr(whole.size() + 1);
    decimal.point = static_cast<long long>(whole.size());
    if (mantissa.size() < text.size()) decimal.point += exponent_of(text.substr(mantissa.size() + 1));

    const std::size_t leading = decimal.digits.find_first_not_of('0');
    if (leading == std::string::npos) return {};  // Zero, and -0 is 0.
    decimal.digits.erase(0, leading);
    decimal.point -= static_cast<long long>(leading);
    decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
    return decimal;
}

std::strong_ordering order_of_size(const Decimal& a, const Decimal& b) {
    if (a.digits.empty() || b.digits.empty()) return a.digits.size() <=> b.digits.size();
    if (a.point != b.point) return a.point <=> b.point;
    return a.digits.compare(b.digits) <=> 0;
}

}  // namespace

std::strong_ordering order(const Number& a, const Number& b) {
    // Rounding to a double keeps the order, so only equal doubles need the digits.
    if (a.value < b.value) return std::strong_ordering::less;
    if (a.value > b.value) return std::strong_ordering::greater;
    if (a.text == b.text) return std::strong_ordering::equal;
    const Decimal x = decimal_of(a.text), y = decimal_of(b.text);
    if (x.negative != y.negative) return x.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return x.negative ? order_of_size(y, x) : order_of_size(x, y);
}

bool is_integer(const Number& number) {
    if (number.text.find_first_of(".eE") == std::string::npos) return true;
    const Decimal decimal = decimal_of(number.text);
    return static_cast<long long>(decimal.digits.size()) <= decimal.point || decimal.digits.empty();
}

long long digits_before_point(std::string_view number) {
    return decimal_of(number).point;
}

}  // namespace layout
