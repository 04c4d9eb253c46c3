#include "server/desk/choices.h"

#include <gtest/gtest.h>

namespace server {

namespace {

// "2565 2564* …": the values in their order, a star behind the one that is chosen.
std::string shown(const std::vector<View>& rows) {
    std::string text;
    for (const View& row : rows) {
        const layout::Value value = row.value();
        text += (&row == &rows.front() ? "" : " ") + value.find("value")->text() + (value.find("chosen")->boolean() ? "*" : "");
    }
    return text;
}

}  // namespace

TEST(Choices, BeginWithTheNextFiscalYearAndGoEightBack) {
    EXPECT_EQ(shown(options(fiscal_year_choices(2564), "2564")), "2565 2564* 2563 2562 2561 2560 2559 2558 2557 2556");
}

TEST(Choices, OfQuartersEndWhereTheyAreToldTo) {
    EXPECT_EQ(shown(options(quarter_choices(), "4")), "1 2 3 4*");
    EXPECT_EQ(shown(options(quarter_choices(3), "")), "1 2 3");
}

TEST(Choices, BeginWithABlankThatIsChosenWhenNothingIs) {
    EXPECT_EQ(shown(options(with_blank("ทุกไตรมาส", quarter_choices(2)), "")), "* 1 2");
    EXPECT_EQ(shown(options(with_blank("ทุกไตรมาส", quarter_choices(2)), "2")), " 1 2*");
}

}  // namespace server
