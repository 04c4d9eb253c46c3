#include "server/desk/thai_day_text.h"

#include <gtest/gtest.h>

namespace server {

TEST(ThaiDayText, ReadsDaysOfTheBuddhistEra) {
    EXPECT_EQ(read_thai_day("25/6/2564"), read_day("2021-06-25"));
    EXPECT_EQ(read_thai_day("๒๕/๖/๒๕๖๔"), read_day("2021-06-25"));
    EXPECT_EQ(read_thai_day(" 25/06/2564 "), read_day("2021-06-25"));
    EXPECT_EQ(read_thai_day("1/10/2700"), read_day("2157-10-01"));
}

TEST(ThaiDayText, ReadsDaysAsRecordsHaveThem) { EXPECT_EQ(read_thai_day("2021-06-25"), read_day("2021-06-25")); }

TEST(ThaiDayText, RefusesWhatIsNoDay) {
    EXPECT_EQ(read_thai_day("25/6/2021"), std::nullopt);
    EXPECT_EQ(read_thai_day("29/2/2564"), std::nullopt);
    EXPECT_EQ(read_thai_day("25/6"), std::nullopt);
    EXPECT_EQ(read_thai_day("25/-6/2564"), std::nullopt);
    EXPECT_EQ(read_thai_day("25/262/2564"), std::nullopt);  // 262 is 256 + 6.
    EXPECT_EQ(read_thai_day("281/6/2564"), std::nullopt);
    EXPECT_EQ(read_thai_day(""), std::nullopt);
}

TEST(ThaiDayText, WritesWhatItReads) { EXPECT_EQ(write_thai_day(*read_day("2021-06-25")), "25/6/2564"); }

}  // namespace server
