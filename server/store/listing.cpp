#include "server/store/listing.h"

#include "server/store/hex.h"

#include <charconv>

namespace server {

namespace {

// A line each, in hexadecimal digits.
std::string write_lines(std::initializer_list<std::string> lines) {
    std::string text;
    for (const std::string& line : lines) (text += line) += '\n';
    return to_hex(text);
}

std::vector<std::string> read_lines(std::string_view cursor) {
    const std::string text = from_hex(cursor).value_or("");
    std::vector<std::string> lines;
    for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) lines.push_back(text.substr(begin, end - begin));
    return lines;
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::string write_cursor(const ReportPlace& place) {
    return write_lines({std::to_string(place.fiscal_year), std::to_string(place.quarter), place.office, place.code, place.id});
}

std::string write_cursor(const LetterPlace& place) { return write_lines({std::to_string(place.created.time_since_epoch().count()), place.id}); }

std::optional<ReportPlace> read_report_cursor(std::string_view cursor) {
    const auto lines = read_lines(cursor);
    ReportPlace place;
    if (lines.size() != 5 || !read_number(lines[0], place.fiscal_year) || !read_number(lines[1], place.quarter)) return {};
    place.office = lines[2];
    place.code = lines[3];
    place.id = lines[4];
    return place;
}

std::optional<LetterPlace> read_letter_cursor(std::string_view cursor) {
    const auto lines = read_lines(cursor);
    std::int64_t created = 0;
    if (lines.size() != 2 || !read_number(lines[0], created)) return {};
    return LetterPlace{Instant(std::chrono::milliseconds(created)), lines[1]};
}

}  // namespace server
