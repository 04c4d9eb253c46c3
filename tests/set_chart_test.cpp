#include "layout/block/set_chart.h"

#include "tests/block_text.h"

#include <gtest/gtest.h>

#include <cmath>

namespace layout {
namespace {

using namespace literals;

// Bars on a plot of 100 pt in a column of 200; every label and figure is one line of 20 pt.
Chart chart(std::vector<std::optional<double>> values, std::optional<double> target) {
    Chart made;
    for (const auto& value : values) made.bars.push_back({ko_paragraph(u"ก"), ko_paragraph(u"กก"), value});
    made.target = target;
    made.target_label = ko_paragraph(u"กกก");
    made.height = 100_pt;
    made.alternative = "แผนภูมิ";
    return made;
}

struct Set {
    Setting setting;
    Strip strip;

    template <class Thing>
    std::vector<Thing> all() const {
        std::vector<Thing> found;
        for (const Item& item : strip.items)
            if (const auto* thing = std::get_if<Thing>(&item)) found.push_back(*thing);
        return found;
    }
};

Set set(const Chart& chart) {
    Set made;
    made.strip = set_chart(chart, {10_pt, 200_pt, root_node}, made.setting);
    return made;
}

// Tops and bottoms of the bars, "top-bottom".
std::string bars(const Set& made) {
    std::string out;
    for (const Box& box : made.all<Box>())
        out += (out.empty() ? "" : " ") + std::to_string(std::lround(box.y.value)) + "-" +
               std::to_string(std::lround((box.y + box.height).value));
    return out;
}

// The plot runs from 40, below the target's label and the figures, to 140.
TEST(SetChart, DrawsBarsFromZeroToTheGreatestValue) {
    const Set made = set(chart({50, 100}, 80));
    EXPECT_EQ(bars(made), "90-140 40-140");
    EXPECT_EQ(made.strip.height, 163_pt);
    const auto rules = made.all<Rule>();
    ASSERT_EQ(rules.size(), 2u);
    EXPECT_EQ(rules[0].y0, 140_pt);
    EXPECT_EQ(rules[0].dot, 0_pt);
    EXPECT_EQ(rules[1].y0, 60_pt);
    EXPECT_GT(rules[1].dot, 0_pt);
}

TEST(SetChart, CentresEachBarInItsSlot) {
    const auto boxes = set(chart({50, 100}, {})).all<Box>();
    ASSERT_EQ(boxes.size(), 2u);
    EXPECT_NEAR((boxes[0].x + boxes[0].width / 2).value, 60, 1e-9);
    EXPECT_NEAR((boxes[1].x + boxes[1].width / 2).value, 160, 1e-9);
}

TEST(SetChart, LeavesRoomForATargetBeyondEveryValue) {
    EXPECT_EQ(bars(set(chart({50}, 200))), "115-140");
    EXPECT_EQ(set(chart({50}, 200)).all<Rule>()[1].y0, 40_pt);
}

TEST(SetChart, DrawsNegativeValuesBelowTheAxis) {
    const Set made = set(chart({50, -50}, {}));  // The plot runs from 20 to 120.
    EXPECT_EQ(bars(made), "20-70 70-120");
    EXPECT_EQ(made.all<Rule>()[0].y0, 70_pt);
    EXPECT_EQ(bars(set(chart({-50}, {}))), "20-120");
}

TEST(SetChart, PrintsTheFiguresOfBarsWithoutAValue) {
    const Set made = set(chart({{}, 100}, {}));
    EXPECT_EQ(bars(made), "20-120");
    EXPECT_EQ(made.all<TextLine>().size(), 4u);
    EXPECT_EQ(made.all<TextLine>()[0].baseline, 115_pt);  // On the axis at 120.
}

TEST(SetChart, DrawsNoBarForZeroAndSetsAllOfThemOnTheAxis) {
    const Set made = set(chart({0, 0}, 0));
    EXPECT_EQ(bars(made), "");
    for (const Rule& rule : made.all<Rule>()) EXPECT_EQ(rule.y0, 140_pt);
}

TEST(SetChart, HasNoTargetLineWithoutATarget) {
    const Set made = set(chart({100}, {}));
    EXPECT_EQ(made.all<Rule>().size(), 1u);
    EXPECT_EQ(made.all<TextLine>().size(), 2u);
    EXPECT_EQ(made.strip.height, 143_pt);
}

TEST(SetChart, MayHaveNoBars) {
    const Set made = set(chart({}, 100));
    EXPECT_EQ(bars(made), "");
    EXPECT_EQ(made.strip.height, 123_pt);
}

TEST(SetChart, StaysOnThePageForTheGreatestNumbers) {
    const Set made = set(chart({1.7e308, -1.7e308}, 1.7e308));
    EXPECT_EQ(bars(made), "40-90 90-140");
}

TEST(SetChart, IsOneFigureWithItsAlternative) {
    const Set made = set(chart({100}, 100));
    EXPECT_EQ(made.setting.nodes[1].role, Role::figure);
    EXPECT_EQ(made.setting.nodes[1].alternative, "แผนภูมิ");
    for (std::size_t i = 2; i < made.setting.nodes.size(); ++i) EXPECT_EQ(made.setting.nodes[i].parent, 1u);
    EXPECT_EQ(made.all<Box>()[0].node, 1u);
}

}  // namespace
}  // namespace layout
