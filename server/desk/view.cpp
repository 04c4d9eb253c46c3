#include "server/desk/view.h"

#include "layout/template/buddhist_era.h"
#include "layout/template/format.h"

#include <algorithm>
#include <array>

namespace server {

using layout::Value;

View& View::text(std::string name, std::string text) {
    members_.push_back({std::move(name), Value(std::move(text))});
    return *this;
}

View& View::number(std::string name, std::int64_t number) { return text(std::move(name), with_commas(number)); }

View& View::flag(std::string name, bool flag) {
    members_.push_back({std::move(name), Value(flag)});
    return *this;
}

View& View::part(std::string name, const View& part) {
    members_.push_back({std::move(name), part.value()});
    return *this;
}

View& View::none(std::string name) {
    members_.push_back({std::move(name), Value()});
    return *this;
}

View& View::list(std::string name, std::vector<View> rows) {
    Value::Array items;
    items.reserve(rows.size());
    for (const View& row : rows) items.push_back(row.value());
    flag("has_" + name, !items.empty());
    members_.push_back({std::move(name), Value(std::move(items))});
    return *this;
}

std::string thai_day(Day day) {
    const std::chrono::year_month_day date(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + layout::short_month_names[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year()) + layout::buddhist_era);
}

std::string thai_moment(Instant instant) {
    const std::string written = write_thai_time(instant);  // "2021-06-25T09:00:00+07:00"
    return thai_day(day_in_thailand(instant)) + " " + written.substr(11, 2) + "." + written.substr(14, 2) + " น.";
}

std::string thai_quarter(int quarter) {
    constexpr std::array<const char*, 4> months = {"ต.ค.–ธ.ค.", "ม.ค.–มี.ค.", "เม.ย.–มิ.ย.", "ก.ค.–ก.ย."};
    return "ไตรมาสที่ " + std::to_string(quarter) + " (" + months.at(static_cast<std::size_t>(quarter) - 1) + ")";
}

std::string thai_size(std::int64_t bytes) {
    if (bytes < 1'000'000) return with_commas(std::max<std::int64_t>(1, (bytes + 500) / 1000)) + " KB";
    return with_commas(bytes / 1'000'000) + "." + std::to_string(bytes % 1'000'000 / 100'000) + " MB";
}

std::string with_commas(std::int64_t number) {
    const std::string digits = std::to_string(number);
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > first && (digits.size() - at) % 3 == 0) text += ',';
        text += digits[at];
    }
    return text;
}

Quarter quarter_of(Day day) {
    const std::chrono::year_month_day date(day);
    const int month = static_cast<int>(static_cast<unsigned>(date.month())), year = static_cast<int>(date.year()) + layout::buddhist_era;
    return month >= 10 ? Quarter{year + 1, 1} : Quarter{year, (month - 1) / 3 + 2};
}

std::string thai_quarter(const Quarter& quarter) { return thai_quarter(quarter.quarter) + " ปีงบประมาณ " + std::to_string(quarter.fiscal_year); }

bool is_fiscal_year(int year) { return year >= 2500 && year <= 2700; }

}  // namespace server
