#include "layout/block/set_picture.h"

#include "tests/block_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

using namespace literals;

// Half as wide as it is high; 40 pt high, so 20 wide, in a column of 100 from 10.
Picture picture(Align align) {
    Picture made;
    made.path = std::make_shared<const Path>(Path{{{Path::Segment::Verb::move}}, 500, 1000});
    made.height = 40_pt;
    made.align = align;
    made.alternative = "ตรา";
    return made;
}

Strip set(const Picture& picture, Setting& setting) { return set_picture(picture, {10_pt, 100_pt, root_node}, setting); }

Pt x_of(Align align) {
    Setting setting;
    return std::get<Drawing>(set(picture(align), setting).items.at(0)).x;
}

TEST(SetPicture, StandsWhereItIsAligned) {
    EXPECT_EQ(x_of(Align::left), 10_pt);
    EXPECT_EQ(x_of(Align::centre), 50_pt);
    EXPECT_EQ(x_of(Align::right), 90_pt);
}

TEST(SetPicture, TakesItsHeightAndTellsReadersWhatItShows) {
    Setting setting;
    const Strip strip = set(picture(Align::left), setting);
    EXPECT_EQ(strip.height, 40_pt);
    ASSERT_EQ(setting.nodes.size(), 2u);
    EXPECT_EQ(setting.nodes[1].role, Role::figure);
    EXPECT_EQ(setting.nodes[1].alternative, "ตรา");
    EXPECT_EQ(std::get<Drawing>(strip.items[0]).node, 1u);
}

TEST(SetPicture, TakesNoRoomAtAPlaceOfItsOwn) {
    Picture pinned = picture(Align::left);
    pinned.at = Picture::Place{70_pt, 30_pt};
    Setting setting;
    const Strip strip = set(pinned, setting);
    EXPECT_EQ(strip.height, 0_pt);
    EXPECT_TRUE(strip.items.empty());
    EXPECT_TRUE(strip.keep_with_next);
    EXPECT_EQ(std::get<Drawing>(strip.pinned.at(0)).x, 70_pt);
    EXPECT_EQ(std::get<Drawing>(strip.pinned.at(0)).y, 30_pt);
}

TEST(SetPicture, CentresItsLabelOnItself) {
    Picture labelled = picture(Align::left);
    labelled.label = ko_paragraph(u"ก", {}, Align::centre);
    labelled.label->role = Role::artifact;
    Setting setting;
    const Strip strip = set(labelled, setting);
    const auto& label = std::get<TextLine>(strip.items.at(1));
    EXPECT_NEAR(label.x.value, 15, 1e-9);          // 10 pt wide in 20.
    EXPECT_NEAR(label.baseline.value, 25, 1e-9);   // A line of 20 in 40, ascent 15.
    EXPECT_EQ(label.node, artifact_node);
}

// Lines of 20 pt whose baseline is at 15; the picture is 20 pt wide and 40 high.
TEST(SetPicture, HasTextBesideItAroundItsMiddle) {
    Setting setting;
    Picture made = picture(Align::left);
    made.gap = 5_pt;
    made.beside = {ko_paragraph(u"กก")};
    const Strip strip = set(made, setting);
    EXPECT_EQ(strip.height, 40_pt);
    const auto& line = std::get<TextLine>(strip.items.at(1));
    EXPECT_EQ(line.x, 35_pt);         // 10 + 20 + 5
    EXPECT_EQ(line.baseline, 25_pt);  // (40 - 20) / 2 + 15
}

TEST(SetPicture, StandsInTheMiddleOfLongerText) {
    Setting setting;
    Picture made = picture(Align::left);
    made.beside = {ko_paragraph(u"ก"), ko_paragraph(u"ก"), ko_paragraph(u"ก")};
    const Strip strip = set(made, setting);
    EXPECT_EQ(strip.height, 60_pt);
    EXPECT_EQ(std::get<Drawing>(strip.items.at(0)).y, 10_pt);
    EXPECT_EQ(std::get<TextLine>(strip.items.at(3)).baseline, 55_pt);
}

}  // namespace
}  // namespace layout
