#include "layout/block/set_leader_line.h"

#include "tests/block_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

using namespace literals;

// A field from `from` to 200 with a gap of 5 pt; the label is set in lines of 30 pt.
LeaderLine::Field field(std::u16string label, std::u16string content, Pt from = {}, Pt to = 200_pt) {
    LeaderLine::Field made{ko_paragraph(std::move(label)), ko_paragraph(std::move(content)), from, to, 5_pt};
    made.label.style.pitch = 30_pt;
    made.label.style.ascent = 22_pt;
    return made;
}

LeaderLine line(std::vector<LeaderLine::Field> fields) { return {std::move(fields), 1_pt, 3_pt, 2_pt, {}}; }

struct Set {
    Setting setting;
    std::vector<Strip> strips;

    const TextLine& text(std::size_t strip, std::size_t item) const { return std::get<TextLine>(strips.at(strip).items.at(item)); }
    const Rule& dots(std::size_t strip, std::size_t item) const { return std::get<Rule>(strips.at(strip).items.at(item)); }
};

Set set(const LeaderLine& leader) {
    Set made;
    made.strips = set_leader_line(leader, {100_pt, 200_pt, root_node}, made.setting);
    return made;
}

TEST(SetLeaderLine, StandsLabelContentAndDotsOnOneBaseline) {
    const Set made = set(line({field(u"กก", u"กกก")}));
    ASSERT_EQ(made.strips.size(), 1u);
    EXPECT_EQ(made.strips[0].height, 30_pt);
    EXPECT_TRUE(made.strips[0].keep_with_next);
    EXPECT_EQ(made.text(0, 0).x, 100_pt);
    EXPECT_EQ(made.text(0, 0).baseline, 22_pt);
    EXPECT_NEAR(made.text(0, 1).x.value, 125, 1e-9);  // 20 of the label and the gap.
    EXPECT_EQ(made.text(0, 1).baseline, 22_pt);
    EXPECT_NEAR(made.dots(0, 2).x0.value, 125, 1e-9);
    EXPECT_EQ(made.dots(0, 2).x1, 300_pt);
    EXPECT_EQ(made.dots(0, 2).y0, 24_pt);
    EXPECT_EQ(made.dots(0, 2).dot, 3_pt);
    EXPECT_EQ(made.dots(0, 2).thickness, 1_pt);
}

TEST(SetLeaderLine, GoesOnUnderTheContent) {
    const Set made = set(line({field(u"กก", u"กกก กกก", {}, 60_pt)}));
    ASSERT_EQ(made.strips.size(), 2u);
    EXPECT_EQ(made.strips[1].height, 20_pt);
    EXPECT_NEAR(made.text(1, 0).x.value, 125, 1e-9);
    EXPECT_EQ(made.text(1, 0).baseline, 15_pt);
    EXPECT_EQ(made.dots(1, 1).y0, 17_pt);
}

TEST(SetLeaderLine, PutsFieldsSideBySide) {
    const Set made = set(line({field(u"ก", u"กก", {}, 90_pt), field(u"ก", u"", 100_pt)}));
    ASSERT_EQ(made.strips.size(), 1u);
    EXPECT_EQ(made.dots(0, 2).x1, 190_pt);
    EXPECT_EQ(made.text(0, 3).x, 200_pt);
    EXPECT_NEAR(made.dots(0, 4).x0.value, 215, 1e-9);  // An empty content has its dots all the same.
}

TEST(SetLeaderLine, TellsOfAContentThatHasNoRoom) {
    const Set made = set(line({field(u"กกกกก", u"ก", {}, 50_pt)}));
    ASSERT_EQ(made.setting.problems.size(), 1u);
    EXPECT_EQ(made.setting.problems[0].code, "fit");
}

TEST(SetLeaderLine, DrawsNoDotsWhereTheLabelLeavesNoRoom) {
    const Set made = set(line({field(u"กกกกก", u"", {}, 50_pt)}));
    EXPECT_EQ(made.strips[0].items.size(), 1u);
}

TEST(SetLeaderLine, MayHaveNoFields) {
    const Set made = set(line({}));
    ASSERT_EQ(made.strips.size(), 1u);
    EXPECT_TRUE(made.strips[0].items.empty());
}

}  // namespace
}  // namespace layout
