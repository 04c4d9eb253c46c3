#include "layout/block/set_blocks.h"

#include "tests/block_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

using namespace literals;

// In a column of 200 pt from 10.
Setting set(std::vector<Block> blocks) {
    Setting setting;
    set_blocks(blocks, {10_pt, 200_pt, root_node}, setting);
    return setting;
}

const TextLine& line(const Strip& strip) { return std::get<TextLine>(strip.items.at(0)); }

Paragraph centred(std::u16string text) { return ko_paragraph(std::move(text), {}, Align::centre); }

TEST(SetBlocks, CentreAGroupOnItsFirstParagraph) {
    Group group{{{centred(u"กกกก")}, {centred(u"กก")}}, 100_pt};
    group.centre_on_first = true;
    const Setting made = set({{group}});
    EXPECT_NEAR(line(made.strips[0]).x.value, 110, 1e-9);  // The first begins at `left`;
    EXPECT_NEAR(line(made.strips[1]).x.value, 120, 1e-9);  // the middle of both is 130.
}

TEST(SetBlocks, BreakWhatIsTooWideToBeCentredThere) {
    Group group{{{centred(u"กกกก")}, {centred(u"กกกกกกกก กกกกกกกก กกกกกกกก")}}, 100_pt};
    group.centre_on_first = true;
    const Setting made = set({{group}});
    ASSERT_GT(made.strips.size(), 2u);  // 160 pt are left: 80 to the right of the middle, 80 to its left.
    EXPECT_GE(line(made.strips[1]).x, 50_pt);
}

// How many of the paragraphs, all of one line, are kept with what follows.
std::vector<bool> kept(int lines_before) {
    Group group{{{ko_paragraph(u"ก")}}};
    group.lines_before = lines_before;
    std::vector<bool> out;
    for (const Strip& strip : set({{ko_paragraph(u"ก")}, {ko_paragraph(u"ก")}, {Space{5_pt, 5_pt}}, {ko_paragraph(u"ก")}, {group}}).strips)
        out.push_back(strip.keep_with_next);
    return out;
}

TEST(SetBlocks, KeepLinesOfTextBeforeAGroup) {
    EXPECT_EQ(kept(0), (std::vector<bool>{false, false, false, false, false}));
    EXPECT_EQ(kept(1), (std::vector<bool>{false, false, false, true, false}));
    EXPECT_EQ(kept(2), (std::vector<bool>{false, true, true, true, false}));  // The space is no line.
    EXPECT_EQ(kept(9), (std::vector<bool>{true, true, true, true, false}));
}

TEST(SetBlocks, LetNoHeadingSkipALevel) {
    const auto heading = [](int level) {
        Paragraph made = ko_paragraph(u"ก");
        made.role = Role::heading;
        made.level = level;
        return Block{made};
    };
    std::string levels;
    for (const Node& node : set({heading(2), heading(4), heading(2), heading(1), heading(3)}).nodes) levels += std::to_string(node.level);
    EXPECT_EQ(levels, "012212");  // The document's 0 first.
}

TEST(SetBlocks, MakeOneListOfItemsThatFollowOnOneAnother) {
    Paragraph item = ko_paragraph(u"ก");
    item.role = Role::list_item;
    std::string roles;
    for (const Node& node : set({{ko_paragraph(u"ก")}, {item}, {item}, {ko_paragraph(u"ก")}, {item}}).nodes)
        roles += std::to_string(static_cast<int>(node.role)) + "<" + std::to_string(node.parent) + " ";
    // 0 document, 3 paragraph, 4 list, 5 item, 6 body, each with its parent.
    EXPECT_EQ(roles, "0<0 3<0 4<0 5<2 6<3 5<2 6<5 3<0 4<0 5<8 6<9 ");
}

TEST(SetBlocks, GiveAnItemInACellAListOfItsOwn) {
    Paragraph item = ko_paragraph(u"ก");
    item.role = Role::list_item;
    Table table{{100_pt}, {{{{{item}}}, true}}, 0_pt};
    std::string roles;
    for (const Node& node : set({{table}}).nodes) roles += std::to_string(static_cast<int>(node.role)) + " ";
    // Document, table, and of its only row, a head's: body, row, cell; list, item, its body.
    EXPECT_EQ(roles, "0 7 9 10 12 4 5 6 ");
}

TEST(SetBlocks, LetASpaceGiveWay) {
    const Setting made = set({{Space{30_pt, 10_pt}}});
    EXPECT_EQ(made.strips[0].space_before, 30_pt);
    EXPECT_EQ(made.strips[0].give, 20_pt);
}

// A mark in a box of 100 by 30 pt.
Setting pinned(std::u16string text, bool else_in_text) {
    return set({{Pinned{50_pt, 60_pt, 100_pt, 30_pt, else_in_text, {ko_paragraph(std::move(text))}}}});
}

TEST(SetBlocks, PinWhatFitsIntoItsBox) {
    const Setting made = pinned(u"กก", true);
    ASSERT_EQ(made.strips.size(), 1u);
    EXPECT_EQ(made.strips[0].height, 0_pt);
    EXPECT_EQ(std::get<TextLine>(made.strips[0].pinned.at(0)).x, 50_pt);
}

TEST(SetBlocks, SetWhatIsTooHighForItsBoxInTheText) {
    const Setting made = pinned(u"กกกกกก กกกกกก กกกกกก", true);
    EXPECT_TRUE(made.problems.empty());
    EXPECT_EQ(made.nodes.size(), 2u);  // The document and one paragraph.
    ASSERT_GT(made.strips.size(), 0u);
    EXPECT_TRUE(made.strips[0].pinned.empty());
    EXPECT_EQ(line(made.strips[0]).x, 10_pt);
}

TEST(SetBlocks, RefuseWhatIsTooHighForItsBox) {
    const Setting made = pinned(u"กกกกกก กกกกกก กกกกกก", false);
    ASSERT_EQ(made.problems.size(), 1u);
    EXPECT_EQ(made.problems[0].code, "fit");
}

}  // namespace
}  // namespace layout
