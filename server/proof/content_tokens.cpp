#include "server/proof/content_tokens.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace server {
namespace {

constexpr std::string_view spaces = " \n\r\t";
constexpr std::string_view delimiters = "[]<>/(){}% \n\r\t";

bool is_operand(std::string_view word) {
    return std::string_view("[]<>(/+-.0123456789").find(word.front()) != std::string_view::npos;
}

// With both parentheses; 0 when it does not end, or holds another.
std::size_t size_of_literal(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == ')') return at + 1;
        if (text[at] == '(') return 0;
        if (text[at] == '\\') ++at;
    }
    return 0;
}

char unescaped(char sign) {
    if (sign == 'r') return '\r';
    if (sign != '(' && sign != ')' && sign != '\\') throw PageUnreadable{"a string with an escape that this system does not write"};
    return sign;
}

std::string bytes_of_literal(std::string_view inside) {
    std::string bytes;
    for (std::size_t at = 0; at < inside.size(); ++at) bytes += inside[at] == '\\' ? unescaped(inside[++at]) : inside[at];
    return bytes;
}

}  // namespace

std::string_view ContentTokens::word() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(spaces), rest_.size()));
    if (rest_.empty()) return {};
    std::size_t size = 1;
    if (rest_.starts_with("<<") || rest_.starts_with(">>")) size = 2;
    else if (rest_[0] == '<') size = rest_.find('>') == std::string_view::npos ? 0 : rest_.find('>') + 1;
    else if (rest_[0] == '(') size = size_of_literal(rest_);
    else if (rest_[0] == '/' || delimiters.find(rest_[0]) == std::string_view::npos) size = std::min(rest_.find_first_of(delimiters, 1), rest_.size());
    else if (rest_[0] != '[' && rest_[0] != ']') size = 0;
    if (size == 0) throw PageUnreadable{"a string, comment or sign that this system does not write"};
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
}

std::optional<Operation> ContentTokens::next() {
    Operation operation;
    for (std::string_view found = word(); !found.empty(); found = word()) {
        if (!is_operand(found)) {
            operation.name = found;
            return operation;
        }
        operation.operands.push_back(found);
    }
    if (!operation.operands.empty()) throw PageUnreadable{"operands without an operator"};
    return std::nullopt;
}

std::u16string units_of(std::string_view hex) {
    std::u16string units;
    if (hex.size() % 4 != 0) throw PageUnreadable{"a string of half codes"};
    for (std::size_t i = 0; i < hex.size(); i += 4) {
        unsigned unit = 0;
        const char* const begin = hex.data() + i;
        if (std::from_chars(begin, begin + 4, unit, 16).ptr != begin + 4) throw PageUnreadable{"a string that is not hexadecimal"};
        units += static_cast<char16_t>(unit);
    }
    return units;
}

std::u16string codes_in(std::string_view string) {
    const std::string_view inside = string.substr(1, string.size() - 2);
    if (string[0] == '<') return units_of(inside);
    const std::string bytes = bytes_of_literal(inside);
    if (bytes.size() % 2 != 0) throw PageUnreadable{"a string of half codes"};
    std::u16string codes;
    for (std::size_t i = 0; i < bytes.size(); i += 2)
        codes += static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) << 8 | static_cast<unsigned char>(bytes[i + 1]));
    return codes;
}

double number_of(std::string_view word) {
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value)) throw PageUnreadable{"a number that is none"};
    return value;
}

}  // namespace server
