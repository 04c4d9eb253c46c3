#include "layout/value/date_format.h"

#include <cstddef>
#include <optional>

namespace layout {

namespace {

// Reads from the left; every answer is "that stood there, and is now behind us".
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    bool skip(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<int> digits(std::size_t count) {
        if (rest_.size() < count) return std::nullopt;
        int number = 0;
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return std::nullopt;
            number = number * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return number;
    }

    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

int days_in(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool take_date(Cursor& cursor) {
    const auto year = cursor.digits(4);
    if (!year || !cursor.skip('-')) return false;
    const auto month = cursor.digits(2);
    if (!month || *month < 1 || *month > 12 || !cursor.skip('-')) return false;
    const auto day = cursor.digits(2);
    return day && *day >= 1 && *day <= days_in(*year, *month);
}

std::optional<int> take_below(Cursor& cursor, int limit) {
    const auto number = cursor.digits(2);
    return number && *number < limit ? number : std::nullopt;
}

// Minutes since midnight.
std::optional<int> take_clock(Cursor& cursor) {
    const auto hour = take_below(cursor, 24);
    if (!hour || !cursor.skip(':')) return std::nullopt;
    const auto minute = take_below(cursor, 60);
    if (!minute) return std::nullopt;
    return *hour * 60 + *minute;
}

// Minutes east of UTC.
std::optional<int> take_offset(Cursor& cursor) {
    if (cursor.skip('Z') || cursor.skip('z')) return 0;
    const int sign = cursor.skip('+') ? 1 : cursor.skip('-') ? -1 : 0;
    const auto minutes = sign != 0 ? take_clock(cursor) : std::nullopt;
    if (!minutes) return std::nullopt;
    return sign * *minutes;
}

}  // namespace

bool is_date(std::string_view text) {
    Cursor cursor(text);
    return take_date(cursor) && cursor.at_end();
}

bool is_date_time(std::string_view text) {
    constexpr int day = 24 * 60;
    Cursor cursor(text);
    if (!take_date(cursor) || !(cursor.skip('T') || cursor.skip('t'))) return false;
    const auto minutes = take_clock(cursor);
    if (!minutes || !cursor.skip(':')) return false;
    const auto second = take_below(cursor, 61);
    if (!second) return false;
    if (cursor.skip('.')) {
        if (!cursor.digits(1)) return false;
        while (cursor.digits(1)) continue;
    }
    const auto offset = take_offset(cursor);
    if (!offset || !cursor.at_end()) return false;
    return *second < 60 || (*minutes - *offset + day) % day == day - 1;
}

}  // namespace layout
