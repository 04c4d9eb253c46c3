#include "layout/block/set_paragraph.h"

#include "tests/block_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

using namespace literals;

struct Set {
    std::vector<Strip> strips;
    Setting setting;

    const TextLine& line(std::size_t i) const { return std::get<TextLine>(strips.at(i).items.at(0)); }
};

Set set(const Paragraph& paragraph, Pt width, const PageNumber& page = {}) {
    Set made;
    made.strips = set_paragraph(paragraph, {100_pt, width, root_node}, made.setting, page);
    return made;
}

Set set(std::u16string text, Pt width, Align align = Align::left) { return set(ko_paragraph(std::move(text), width, align), width); }

TEST(SetParagraph, SetsEachLineAtTheBaselineOfItsStrip) {
    const Set made = set(u"กกก กก", 35_pt);
    ASSERT_EQ(made.strips.size(), 2u);
    EXPECT_EQ(made.strips[0].height, 20_pt);
    EXPECT_EQ(text_of(made.line(0)), u"กกก ");
    EXPECT_EQ(text_of(made.line(1)), u"กก");
    EXPECT_EQ(made.line(1).x, 100_pt);
    EXPECT_EQ(made.line(1).baseline, 15_pt);
    EXPECT_EQ(made.line(0).shaped, made.line(1).shaped);
}

TEST(SetParagraph, AlignsWithoutTheSpaceThatHangs) {
    const Set right = set(u"กกก กกก", 35_pt, Align::right), centre = set(u"กกก กกก", 35_pt, Align::centre);
    EXPECT_NEAR(right.line(0).x.value, 105, 1e-9);
    EXPECT_NEAR(right.line(1).x.value, 105, 1e-9);
    EXPECT_NEAR(centre.line(0).x.value, 102.5, 1e-9);
}

TEST(SetParagraph, KeepsItsInsetsAndItsIndent) {
    Paragraph paragraph = ko_paragraph(u"กก กก กก");
    paragraph.style.left = 10_pt;
    paragraph.style.right = 5_pt;
    paragraph.style.first_indent = 15_pt;
    const Set made = set(paragraph, 75_pt);  // 60 pt, 45 on the first line; a space is a bit under 10.
    ASSERT_EQ(made.strips.size(), 2u);
    EXPECT_EQ(made.line(0).x, 125_pt);
    EXPECT_EQ(made.line(1).x, 110_pt);
    EXPECT_EQ(text_of(made.line(0)), u"กก ");
}

TEST(SetParagraph, PutsSpaceBeforeTheFirstLineAndAfterTheLast) {
    Paragraph paragraph = ko_paragraph(u"กกก กกก");
    paragraph.style.before = 7_pt;
    paragraph.style.after = 3_pt;
    const Set made = set(paragraph, 35_pt);
    EXPECT_EQ(made.strips[0].space_before, 7_pt);
    EXPECT_EQ(made.strips[1].space_before, 0_pt);
    EXPECT_EQ(made.strips[0].height, 20_pt);
    EXPECT_EQ(made.strips[1].height, 23_pt);
}

// "yes" for each strip that stays with the next.
std::vector<bool> kept(const Set& made) {
    std::vector<bool> out;
    for (const Strip& strip : made.strips) out.push_back(strip.keep_with_next);
    return out;
}

TEST(SetParagraph, KeepsTwoLinesTogetherAtEitherEnd) {
    EXPECT_EQ(kept(set(u"กกก", 35_pt)), (std::vector<bool>{false}));
    EXPECT_EQ(kept(set(u"กกก กกก", 35_pt)), (std::vector<bool>{true, false}));
    EXPECT_EQ(kept(set(u"กกก กกก กกก", 35_pt)), (std::vector<bool>{true, true, false}));
    EXPECT_EQ(kept(set(u"กกก กกก กกก กกก กกก", 35_pt)), (std::vector<bool>{true, false, false, true, false}));
    Paragraph heading = ko_paragraph(u"กกก");
    heading.style.keep_with_next = true;
    EXPECT_EQ(kept(set(heading, 35_pt)), (std::vector<bool>{true}));
}

TEST(SetParagraph, FillsJustifiedLinesToTheRightEdge) {
    const Set made = set(u"กกกกกก กกกกกก กกกกกก", Pt{132}, Align::justify);
    ASSERT_EQ(made.strips.size(), 2u);
    const TextLine& line = made.line(0);
    Pt width;
    for (std::size_t i = line.begin; i + 1 < line.end; ++i)  // Without the space that hangs.
        width += line.shaped->width(line.shaped->clusters[i]) + line.extra.at(i - line.begin);
    EXPECT_NEAR(width.value, 132, 1e-9);
    EXPECT_TRUE(made.line(1).extra.empty());
}

TEST(SetParagraph, OpensNoGapInsideLatinWordsAndNumbers) {
    const Set made = set(u"กกก data 2564 กกกกกก กกกกกก", Pt{160}, Align::justify);
    const TextLine& line = made.line(0);
    ASSERT_FALSE(line.extra.empty());
    for (std::size_t i = line.begin; i + 1 < line.end; ++i) {
        const char16_t c = line.shaped->text[line.shaped->clusters[i].text_begin];
        const char16_t next = line.shaped->text[line.shaped->clusters[i + 1].text_begin];
        const bool latin = (c < 0x80 && c != ' ') && (next < 0x80 && next != ' ');
        if (latin) { EXPECT_EQ(line.extra[i - line.begin], 0_pt) << i; }
    }
}

TEST(SetParagraph, OpensNoGapBetweenALetterAndItsMarkInAnotherStyle) {
    // The form sets the mark bold: a cluster of its own, yet no gap may part it from its ก.
    Paragraph paragraph = ko_paragraph(u"กกกกก กก", {}, Align::justify);
    Span bold = ko_span();
    bold.face = laksaman(true);
    paragraph.content.push_back({Fragment::Kind::text, u"่กกก กกกกกกกกกก", bold, {}});
    const Set made = set(paragraph, Pt{112});
    const TextLine& line = made.line(0);
    ASSERT_FALSE(line.extra.empty());
    bool seen = false;
    for (std::size_t i = line.begin; i + 1 < line.end; ++i) {
        if (line.shaped->text[line.shaped->clusters[i + 1].text_begin] != u'่') continue;
        seen = true;
        EXPECT_EQ(line.extra[i - line.begin], 0_pt);
    }
    EXPECT_TRUE(seen);
}

TEST(SetParagraph, AsksForActualTextWhereGapsAreWide) {
    // Twelve ก in two words, with a space of 4.5 pt or so; at most 0.02 em a gap is free.
    const Set tight = set(u"กกกกกก กกกกกก กกกกกกกก", Pt{126}, Align::justify);
    const Set wide = set(u"กกกกกก กกกกกก กกกกกกกก", Pt{136}, Align::justify);
    EXPECT_FALSE(tight.line(0).actual_text);
    EXPECT_TRUE(wide.line(0).actual_text);
    EXPECT_TRUE(set(u"0 / 0", Pt{200}).line(0).actual_text);
    EXPECT_FALSE(set(u"10 / 0", Pt{200}).line(0).actual_text);
}

TEST(SetParagraph, AddsANodeWithTheWholeText) {
    Paragraph paragraph = ko_paragraph(u"กกก ก\u200Bกก");
    paragraph.role = Role::heading;
    paragraph.level = 1;
    const Set made = set(paragraph, 35_pt);
    ASSERT_EQ(made.setting.nodes.size(), 2u);
    EXPECT_EQ(made.setting.nodes[1].role, Role::heading);
    EXPECT_EQ(made.setting.nodes[1].level, 1);
    EXPECT_EQ(made.setting.nodes[1].text, u"กกก กกก");
    EXPECT_EQ(made.line(1).node, 1u);
}

TEST(SetParagraph, AddsNoNodeToAnArtifact) {
    Setting setting;
    const auto strips = set_paragraph(ko_paragraph(u"ก"), {{}, 35_pt, artifact_node}, setting);
    EXPECT_EQ(setting.nodes.size(), 1u);
    EXPECT_EQ(std::get<TextLine>(strips[0].items[0]).node, artifact_node);
}

TEST(SetParagraph, ObeysBreakHintsAcrossFragments) {
    Paragraph paragraph = ko_paragraph(u"กก");
    paragraph.content.push_back({Fragment::Kind::text, u"ก\u200Bกกก", ko_span(), {}});
    const Set made = set(paragraph, 35_pt);
    ASSERT_EQ(made.strips.size(), 2u);
    EXPECT_EQ(text_of(made.line(0)), u"กกก");
}

TEST(SetParagraph, GivesAnEmptyParagraphOneEmptyLine) {
    Paragraph paragraph = ko_paragraph(u"");
    paragraph.style.after = 3_pt;
    const Set made = set(paragraph, 35_pt);
    ASSERT_EQ(made.strips.size(), 1u);
    EXPECT_EQ(made.strips[0].height, 23_pt);
    EXPECT_TRUE(made.strips[0].items.empty());
}

TEST(SetParagraph, NamesAWordThatIsWiderThanItsColumn) {
    Paragraph paragraph = ko_paragraph(u"กก ");
    paragraph.content[0].pointer = "/a";
    paragraph.content.push_back({Fragment::Kind::text, u"ขขขขข", ko_span(), "/b"});
    const Set made = set(paragraph, 35_pt);
    EXPECT_TRUE(made.strips.empty());
    ASSERT_EQ(made.setting.problems.size(), 1u);
    EXPECT_EQ(made.setting.problems[0].pointer, "/b");
    EXPECT_EQ(made.setting.problems[0].code, "fit");
    EXPECT_EQ(made.setting.problems[0].english, "The word “ขขขขข” at place 1 is wider than its column and has no place to break");
}

TEST(SetParagraph, ShortensALongWordInItsMessage) {
    const Set made = set(std::u16string(30, u'A'), 35_pt);
    ASSERT_EQ(made.setting.problems.size(), 1u);
    EXPECT_NE(made.setting.problems[0].english.find("“AAAAAAAAAAAAAAAAAAAAAAAA…”"), std::string::npos);
}

TEST(SetParagraph, PrintsPageNumbers) {
    Paragraph paragraph = ko_paragraph(u"หน้า ");
    paragraph.content.push_back({Fragment::Kind::page_number, {}, ko_span(), {}, true});
    EXPECT_EQ(text_of(set(paragraph, 200_pt, {12, 30}).line(0)), u"หน้า ๑๒");
}

TEST(NaturalWidth, CountsEveryCluster) {
    EXPECT_NEAR(natural_width(ko_paragraph(u"ก\u200Bก่ก"), nullptr).value, 30, 1e-9);
}

}  // namespace
}  // namespace layout
