#include "server/intake/figure.h"

#include <gtest/gtest.h>

namespace server {
namespace {

std::string number(std::string_view text) {
    const auto read = number_in(text);
    return read ? read->text : "none";
}

TEST(NumberIn, TakesAWholeTextThatIsANumber) {
    EXPECT_EQ(number("95"), "95");
    EXPECT_EQ(number("100.0000"), "100");
    EXPECT_EQ(number("97.610"), "97.61");
    EXPECT_EQ(number("1,407.52"), "1407.52");
    EXPECT_EQ(number("12,847,930"), "12847930");
    EXPECT_EQ(number("0.00"), "0");
    EXPECT_EQ(number("007"), "7");
    EXPECT_EQ(number("-3.50"), "-3.5");
    EXPECT_EQ(number("-0.0"), "0");
    EXPECT_EQ(number("๙๕.๕"), "95.5");
    EXPECT_EQ(number_in("1,407.52")->value, 1407.52);
}

TEST(NumberIn, TakesNothingElse) {
    for (const char* text : {"", "-", ".", "5.", ".5", "95%", "95 %", "1e3", "1,40", "1407,520", ",100", "1,,000", "1 000", "90 (ดีขึ้นไป)", "--5", "inf"})
        EXPECT_EQ(number(text), "none") << text;
}

TEST(NumberIn, RefusesWhatNoDoubleHolds) { EXPECT_EQ(number(std::string(400, '9')), "none"); }

}  // namespace
}  // namespace server
