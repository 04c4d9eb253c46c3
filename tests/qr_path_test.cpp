#include "layout/template/qr_path.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace layout {
namespace {

// The lines of a code, '#' for what is dark, as its rectangles paint them.
std::vector<std::string> squares(const Path& path) {
    const auto side = static_cast<std::size_t>(path.height);
    std::vector<std::string> rows(side, std::string(side, '.'));
    for (std::size_t i = 0; i < path.segments.size(); i += 5) {
        const auto &from = path.segments[i], &to = path.segments[i + 2];
        const auto row = side - static_cast<std::size_t>(from.y);
        EXPECT_EQ(from.y - to.y, 1);
        std::fill(rows[row].begin() + static_cast<long>(from.x), rows[row].begin() + static_cast<long>(to.x), '#');
    }
    return rows;
}

TEST(QrPath, HasFourModulesOfNothingAroundItsThreeCorners) {
    const auto rows = squares(qr_path("ก"));  // Version 1: 21 modules and 4 on either side.
    ASSERT_EQ(rows.size(), 29u);
    const std::string corner[] = {"#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"};
    for (std::size_t i = 0; i < 7; ++i) {
        EXPECT_EQ(rows[4 + i].substr(4, 7), corner[i]);
        EXPECT_EQ(rows[4 + i].substr(18, 7), corner[i]);
        EXPECT_EQ(rows[18 + i].substr(4, 7), corner[i]);
    }
    for (std::size_t i = 0; i < 29; ++i)
        for (const std::size_t edge : {0, 1, 2, 3, 25, 26, 27, 28}) {
            EXPECT_EQ(rows[edge][i], '.');
            EXPECT_EQ(rows[i][edge], '.');
        }
}

// ISO/IEC 18004, table 7: version 5 holds 84 bytes at level M, 106 at level L, 60 at level Q.
TEST(QrPath, IsOfErrorCorrectionLevelM) {
    EXPECT_EQ(qr_path(std::string(84, 'a')).width, 37 + 8);
    EXPECT_EQ(qr_path(std::string(85, 'a')).width, 41 + 8);
}

TEST(QrPath, RefusesNothingAndTooMuch) {
    EXPECT_THROW(qr_path(""), std::invalid_argument);
    EXPECT_THROW(qr_path(std::string(2332, 'a')), std::length_error);
    EXPECT_EQ(qr_path(std::string(2331, 'a')).width, 177 + 8);
}

}  // namespace
}  // namespace layout
