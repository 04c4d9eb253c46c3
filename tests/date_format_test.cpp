#include "layout/value/date_format.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

TEST(IsDate, KnowsTheCalendar) {
    for (const char* day : {"2021-06-25", "2020-02-29", "2000-02-29", "2564-12-31"}) EXPECT_TRUE(is_date(day)) << day;
    for (const char* day : {"2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-01", "2021-01-00"})
        EXPECT_FALSE(is_date(day)) << day;
}

TEST(IsDate, WantsItsForm) {
    for (const char* text :
         {"", "2021", "2021-6-25", "2021-06-25 ", " 2021-06-25", "21-06-25", "2021/06/25", "๒๐๒๑-06-25"})
        EXPECT_FALSE(is_date(text)) << text;
}

TEST(IsDateTime, WantsATimeAndAnOffset) {
    for (const char* text : {"2021-06-25T09:00:00+07:00", "2021-06-25t09:00:00z", "2021-06-25T09:00:00.123456789Z"})
        EXPECT_TRUE(is_date_time(text)) << text;
    for (const char* text :
         {"2021-06-25", "2021-06-25T09:00:00", "2021-06-25 09:00:00Z", "2021-06-25T09:00Z", "2021-06-25T09:00:00.Z",
          "2021-06-25T24:00:00Z", "2021-06-25T09:60:00Z", "2021-06-25T09:00:00+24:00", "2021-06-25T09:00:00+0700",
          "2021-06-25T09:00:00Zx", "2021-02-29T09:00:00Z"})
        EXPECT_FALSE(is_date_time(text)) << text;
}

TEST(IsDateTime, TakesALeapSecondOnlyAtTheEndOfAUtcDay) {
    EXPECT_TRUE(is_date_time("2016-12-31T23:59:60Z"));
    EXPECT_TRUE(is_date_time("2017-01-01T06:59:60+07:00"));
    EXPECT_TRUE(is_date_time("2016-12-31T15:59:60-08:00"));
    EXPECT_FALSE(is_date_time("2016-12-31T22:59:60Z"));
    EXPECT_FALSE(is_date_time("2016-12-31T23:59:61Z"));
}

}  // namespace
}  // namespace layout
