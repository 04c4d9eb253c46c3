#include "layout/block/set_table.h"

#include "tests/block_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

using namespace literals;

TableCell cell(std::u16string text) { return {{ko_paragraph(std::move(text))}}; }

// Two columns of 50 pt, padded by 5 and 2.
Table table(std::vector<Row> rows) {
    Table made{{50_pt, 50_pt}, std::move(rows), 1_pt};
    made.padding_x = 5_pt;
    made.padding_y = 2_pt;
    return made;
}

struct Set {
    Setting setting;
    std::vector<Strip> strips;
};

Set set(const Table& table) {
    Set made;
    made.strips = set_table(table, {100_pt, 100_pt, root_node}, made.setting);
    return made;
}

std::string number(Pt value) { return std::to_string(static_cast<int>(value.value)); }

// Texts as "words@x,baseline", rules as "|x" and "-y", in the strip's order.
std::string shown(const std::vector<Item>& items) {
    std::string out;
    for (const Item& item : items) {
        if (!out.empty()) out += ' ';
        if (const auto* line = std::get_if<TextLine>(&item)) {
            std::u16string text = text_of(*line);
            while (!text.empty() && text.back() == u' ') text.pop_back();
            for (const char16_t c : text) out += c == u'ก' ? 'k' : '?';
            out += "@" + number(line->x) + "," + number(line->baseline);
        } else {
            const auto& rule = std::get<Rule>(item);
            out += rule.x0 == rule.x1 ? "|" + number(rule.x0) : "-" + number(rule.y0);
        }
    }
    return out;
}

TEST(SetTable, SetsARowAsOneStripWithItsRules) {
    const Set made = set(table({{{cell(u"กก"), cell(u"กกก")}}}));
    ASSERT_EQ(made.strips.size(), 1u);
    EXPECT_EQ(made.strips[0].height, 24_pt);
    EXPECT_EQ(shown(made.strips[0].items), "kk@105,17 kkk@155,17 |100 |150 |200 -0 -24");
}

TEST(SetTable, CutsARowWhereNoCellsLineIsCutThrough) {
    Paragraph low = ko_paragraph(u"กกกก");
    low.style.before = 10_pt;  // Its line stands across the end of the other cell's first line.
    const Set made = set(table({{{cell(u"กกกก กกกก กกกก"), {{low}}}}}));
    ASSERT_EQ(made.strips.size(), 2u);  // Below 22 "kkkk" of the right would be cut; below 42 nothing.
    EXPECT_EQ(made.strips[0].height, 42_pt);
    EXPECT_EQ(made.strips[1].height, 22_pt);
    EXPECT_EQ(shown(made.strips[0].items), "kkkk@105,17 kkkk@105,37 kkkk@155,27 |100 |150 |200 -0");
    EXPECT_EQ(shown(made.strips[1].items), "kkkk@105,15 |100 |150 |200 -22");
    EXPECT_EQ(shown(made.strips[0].when_last), "-42");
    EXPECT_EQ(shown(made.strips[1].when_first), "-0");
    EXPECT_TRUE(made.strips[0].keep_with_next);
    EXPECT_FALSE(made.strips[1].keep_with_next);
}

TEST(SetTable, TakesLinesThatDifferByARoundingErrorForLevel) {
    // 0.1 + 0.3 comes out a little more than 0.4: the second lines of both cells stand at the same place all the same.
    const auto line = [](double before) {
        Paragraph made = ko_paragraph(u"ก");
        made.style.before = Pt{before};
        return made;
    };
    Row row{{{{line(0.1), line(0.3), line(0)}}, {{line(0), line(0.4), line(0)}}}};
    const Set made = set(table({row}));
    for (const Strip& strip : made.strips) EXPECT_GT(strip.height, 1_pt);
    std::size_t lines = 0;
    for (const Strip& strip : made.strips)
        for (const Item& item : strip.items)
            if (const auto* text = std::get_if<TextLine>(&item)) {
                EXPECT_LE(text->baseline, strip.height);
                ++lines;
            }
    EXPECT_EQ(lines, 6u);
}

TEST(SetTable, KeepsItsHeadWithTheFirstRowAndOnceMoreForLaterPages) {
    Row head{{cell(u"ก"), cell(u"กก")}, true};
    const Set made = set(table({head, {{cell(u"กกก"), cell(u"")}}}));
    ASSERT_EQ(made.strips.size(), 2u);
    EXPECT_TRUE(made.strips[0].keep_with_next);
    EXPECT_EQ(made.strips[0].table, no_table);
    EXPECT_EQ(made.strips[1].table, 0u);
    ASSERT_EQ(made.setting.heads.size(), 1u);
    ASSERT_EQ(made.setting.heads[0].size(), 1u);
    EXPECT_EQ(std::get<TextLine>(made.strips[0].items[0]).node, 5u);  // Table, head, row, cell, paragraph.
    EXPECT_EQ(std::get<TextLine>(made.setting.heads[0][0].items[0]).node, pagination_node);
}

TEST(SetTable, DescribesItselfToReaders) {
    TableCell first = cell(u"ก");
    first.header = true;
    first.scope = Node::Scope::row;
    TableCell wide = cell(u"กก");
    wide.column_span = 2;
    const Set made = set(table({{{wide}, true}, {{first, cell(u"ก")}}}));
    std::vector<Role> roles;
    for (const Node& node : made.setting.nodes) roles.push_back(node.role);
    using enum Role;
    EXPECT_EQ(roles, (std::vector<Role>{document, table, table_head, table_row, data_cell, paragraph, table_body,
                                        table_row, header_cell, paragraph, data_cell, paragraph}));
    EXPECT_EQ(made.setting.nodes[4].column_span, 2);
    EXPECT_EQ(made.setting.nodes[8].scope, Node::Scope::row);
    EXPECT_EQ(made.setting.nodes[8].parent, 7u);
}

TEST(SetTable, IsNoTableToReadersWhenItOnlyPlacesThings) {
    Table side_by_side = table({{{cell(u"ก"), cell(u"ก")}}});
    side_by_side.layout = true;
    const Set made = set(side_by_side);
    ASSERT_EQ(made.setting.nodes.size(), 3u);
    EXPECT_EQ(made.setting.nodes[2].role, Role::paragraph);
    EXPECT_EQ(made.setting.nodes[2].parent, root_node);
}

TEST(SetTable, DrawsNoRulesOfNoThickness) {
    Table bare = table({{{cell(u"ก"), cell(u"ก")}}});
    bare.rule = {};
    const Set made = set(bare);
    EXPECT_EQ(shown(made.strips[0].items), "k@105,17 k@155,17");
    EXPECT_TRUE(made.strips[0].when_last.empty());
}

TEST(SetTable, SpansColumns) {
    TableCell wide = cell(u"กกกกกกกกก");  // 90 pt, just what two columns hold inside their padding.
    wide.column_span = 2;
    EXPECT_EQ(shown(set(table({{{wide}}})).strips[0].items), "kkkkkkkkk@105,17 |100 |200 -0 -24");
}

TEST(SetTable, PutsItsSpaceAroundItself) {
    Table spaced = table({{{cell(u"ก"), cell(u"ก")}}, {{cell(u"ก"), cell(u"ก")}}});
    spaced.before = 6_pt;
    spaced.after = 3_pt;
    const Set made = set(spaced);
    EXPECT_EQ(made.strips[0].space_before, 6_pt);
    EXPECT_EQ(made.strips[1].height, 27_pt);
    EXPECT_EQ(shown(made.strips[1].items), "k@105,17 k@155,17 |100 |150 |200 -0 -24");
}

TEST(SetTable, TellsOfATextThatDoesNotFitOnceEvenInItsHead) {
    const Set made = set(table({{{cell(u"AAAAAAAA"), cell(u"ก")}, true}}));
    ASSERT_EQ(made.setting.problems.size(), 1u);
    EXPECT_EQ(made.setting.problems[0].code, "fit");
}

TEST(SetTable, MayHaveNoRowsAndEmptyCells) {
    EXPECT_TRUE(set(table({})).strips.empty());
    EXPECT_EQ(set(table({})).setting.nodes.size(), 1u);
    const Set empty = set(table({{{{}, {}}}}));
    ASSERT_EQ(empty.strips.size(), 1u);
    EXPECT_EQ(empty.strips[0].height, 4_pt);
}

// "auto *" with a gap of 10 pt, in 100 pt.
Table fitted(std::vector<Row> rows) {
    Table made{{0_pt, 100_pt}, std::move(rows)};
    made.fitted = {0};
    made.elastic = 1;
    made.gap = 10_pt;
    return made;
}

TEST(SetTable, MakesAColumnAsWideAsItsWidestCell) {
    const Set made = set(fitted({{{cell(u"ก"), cell(u"ก")}}, {{cell(u"กก"), cell(u"ก")}}}));
    EXPECT_EQ(shown(made.strips[0].items), "k@100,15 k@130,15");  // 20 for กก and the gap.
    EXPECT_EQ(shown(made.strips[1].items), "kk@100,15 k@130,15");
}

TEST(SetTable, LeavesTheElasticColumnAThirdOfItsWidth) {
    const Set made = set(fitted({{{cell(u"กกก กกก กกก กกก"), cell(u"ก")}}}));
    EXPECT_TRUE(made.setting.problems.empty());
    const auto& last = std::get<TextLine>(made.strips[0].items.back());
    EXPECT_NEAR(last.x.value, 100 + 100 * 2.0 / 3, 0.01);
}

}  // namespace
}  // namespace layout
