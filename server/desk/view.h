// What a page shows, put together by name: a Value that reads like the page.

#pragma once

#include "layout/value/value.h"
#include "server/signoff/times.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace server {

class View {
public:
    View& text(std::string name, std::string text);
    View& number(std::string name, std::int64_t number);  // "1,248"
    View& flag(std::string name, bool flag);
    View& part(std::string name, const View& part);      // A section that is shown once.
    View& none(std::string name);                        // A section that is not shown.
    View& list(std::string name, std::vector<View> rows);  // And the flag "has_" + name.

    layout::Value value() const { return layout::Value(members_); }

private:
    layout::Value::Object members_;
};

// On screen: Buddhist era, Arabic digits.
std::string thai_day(Day day);           // "25 มิ.ย. 2564"
std::string thai_moment(Instant instant);  // "25 มิ.ย. 2564 09.00 น."
std::string thai_quarter(int quarter);   // "ไตรมาสที่ 3 (เม.ย.–มิ.ย.)"
std::string thai_size(std::int64_t bytes);  // "84 KB", as "ดาวน์โหลด (PDF, 84 KB)" says it

// "1,248"
std::string with_commas(std::int64_t number);

// The fiscal year (Buddhist era) and quarter that a day in Thailand lies in: fiscal year 2564 is October 2563 to
// September 2564 (Budget Procedures Act B.E. 2561, section 4).
struct Quarter {
    int fiscal_year = 0, quarter = 0;
};
Quarter quarter_of(Day day);
std::string thai_quarter(const Quarter& quarter);  // "ไตรมาสที่ 3 (เม.ย.–มิ.ย.) ปีงบประมาณ 2564"
bool is_fiscal_year(int year);  // Of reports: as their schema has it.

}  // namespace server
