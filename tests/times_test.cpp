#include "server/signoff/times.h"

#include <gtest/gtest.h>

namespace server {
namespace {

using std::chrono::sys_days, std::chrono::year, std::chrono::June, std::chrono::hours, std::chrono::milliseconds;

const Day june_25 = sys_days(year(2021) / June / 25);

TEST(DayInThailand, BeginsSevenHoursBeforeUtc) {
    EXPECT_EQ(day_in_thailand(june_25 - hours(7)), june_25);
    EXPECT_EQ(day_in_thailand(june_25 - hours(7) - milliseconds(1)), june_25 - std::chrono::days(1));
    EXPECT_EQ(day_in_thailand(june_25 + hours(17)), june_25 + std::chrono::days(1));
}

TEST(WriteInstant, IsUtcWithMilliseconds) {
    EXPECT_EQ(write_instant(june_25 + hours(9) + milliseconds(7)), "2021-06-25T09:00:00.007Z");
    EXPECT_EQ(write_instant(sys_days(year(1969) / 12 / 31) + hours(23)), "1969-12-31T23:00:00.000Z");
}

TEST(ReadDay, TakesDaysOfTheCalendarOnly) {
    EXPECT_EQ(read_day("2021-06-25"), june_25);
    EXPECT_EQ(read_day(write_day(june_25)), june_25);
    for (const char* bad : {"", "2021-02-29", "2021-6-25", "2021-06-25 ", "2021/06/25", "25-06-2021", "2021-13-01", "202a-06-25"}) EXPECT_EQ(read_day(bad), std::nullopt) << bad;
}

TEST(YearOf, IsTheCalendarsYear) {
    EXPECT_EQ(year_of(*read_day("2020-12-31")), 2020);
    EXPECT_EQ(year_of(*read_day("2021-01-01")), 2021);
}

}  // namespace
}  // namespace server
