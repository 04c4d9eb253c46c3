#include "layout/block/fit_to_ink.h"

#include "layout/block/read_path.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

Path fitted(std::string_view lines) { return fit_to_ink(read_path(lines, "emblem")); }

TEST(FitToInk, TakesTheEmptySpaceAway) {
    const Path path = fitted("M 100 50\nL 300 50\nL 300 550\nZ\n");  // 200 wide, 500 high.
    EXPECT_EQ(path.width, 400);
    EXPECT_EQ(path.height, 1000);
    EXPECT_EQ(path.segments[0].x, 0);
    EXPECT_EQ(path.segments[0].y, 0);
    EXPECT_EQ(path.segments[2].x, 400);
    EXPECT_EQ(path.segments[2].y, 1000);
}

// From (0, 0) to (1000, 0) with both controls 1000 up: the curve's top is 750.
TEST(FitToInk, MeasuresCurvesByWhatTheyDrawAndNotByTheirControls) {
    const Path path = fitted("M 0 0\nC 0 1000 1000 1000 1000 0\nZ\n");
    EXPECT_NEAR(path.width, 1000 * 1000.0 / 750, 1e-9);
    EXPECT_NEAR(path.segments[1].y1, 1000 * 1000.0 / 750, 1e-9);
}

TEST(FitToInk, LeavesAPathThatFillsNothing) {
    EXPECT_EQ(fitted("M 0 0\nL 500 0\nZ\n").segments[1].x, 500);
}

}  // namespace
}  // namespace layout
