#include "layout/text/break_lines.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace layout {

void PrintTo(const FittedLine& line, std::ostream* out) {
    *out << "[" << line.begin << "," << line.ink_end << "," << line.end << ") wide " << line.width.value << " spaces +"
         << line.space_extra.value << " gaps +" << line.gap_extra.value << (line.loose ? " loose" : "");
}

namespace {

using namespace literals;

// One unit a character, 10 pt wide. A letter may move away from the next letter or space.
// ' ' is a space (a line may end after it, penalty 0), '|' lets a line end after the letter
// before it (penalty 100), '!' orders it to. The last unit orders a break.
std::vector<Unit> units(std::string_view text) {
    std::vector<Unit> made;
    for (const char c : text) {
        if (c == '|') made.back().break_after = word_penalty;
        else if (c == '!') made.back().break_after = ordered_break;
        else made.push_back({10_pt, c == ' ', true, c == ' ' ? space_penalty : forbidden_break});
    }
    made.back().break_after = ordered_break;
    return made;
}

// In these tests an em is 100 pt: a gap of 0.06 em is 6 pt.
Measure ragged(Pt width) { return {width, width, false, 100_pt, {}}; }
Measure justified(Pt width) { return {width, width, true, 100_pt, {}}; }

std::string_view letters(std::string_view text, std::string& kept) {
    for (const char c : text)
        if (c != '|' && c != '!') kept += c;
    return kept;
}

// "จัด|เก็บ" set in lines parted by " / "; the spaces that hang are not shown.
std::string broken(std::string_view text, const Measure& measure) {
    std::string kept, out;
    letters(text, kept);
    for (const FittedLine& line : break_lines(units(text), measure).lines)
        out += (out.empty() ? "" : " / ") + kept.substr(line.begin, line.ink_end - line.begin);
    return out;
}

TEST(BreakLines, GivesNoLinesForNoUnits) { EXPECT_TRUE(break_lines({}, ragged(100_pt)).lines.empty()); }

TEST(BreakLines, EndsLinesOnlyWhereTheyMayEnd) {
    EXPECT_EQ(broken("aaa|bb|cc", ragged(70_pt)), "aaabbcc");
    EXPECT_EQ(broken("aaa|bb|cc", ragged(50_pt)), "aaabb / cc");
    EXPECT_EQ(broken("aaabb|cc", ragged(50_pt)), "aaabb / cc");
    EXPECT_EQ(broken("aaa!bb|cc", ragged(90_pt)), "aaa / bbcc");
}

// First fit takes "aa bb" (50 of 60 pt) and must then leave "c" alone on a line, 50 pt short.
// Total fit sends "bb" down: 40 and 20 pt short.
TEST(BreakLines, ChoosesTheParagraphAsAWholeAndNotLineByLine) {
    EXPECT_EQ(broken("aa bb c dddddd ee", ragged(60_pt)), "aa / bb c / dddddd / ee");
}

TEST(BreakLines, PrefersASpaceToABreakBetweenWords) {
    EXPECT_EQ(broken("aaaaaaaa b|bbb", ragged(100_pt)), "aaaaaaaa / bbbb");
}

TEST(BreakLines, LetsSpacesHangAtALinesEnd) {
    const auto lines = break_lines(units("aaaaa   bbb"), ragged(50_pt)).lines;
    EXPECT_EQ(lines, (std::vector<FittedLine>{{0, 8, 5, 50_pt, {}, {}, false}, {8, 11, 11, 30_pt, {}, {}, false}}));
}

TEST(BreakLines, KeepsTheFirstLineToItsOwnMeasure) {
    Measure indented = ragged(60_pt);
    indented.first = 40_pt;
    EXPECT_EQ(broken("aa bb cc dd", ragged(60_pt)), "aa bb / cc dd");
    EXPECT_EQ(broken("aa bbb cc dd", indented), "aa / bbb cc / dd");
}

TEST(BreakLines, KeepsAShortWordFromStandingAloneOnTheLastLine) {
    EXPECT_EQ(broken("aaaa|bbbb|cccc|d", {120_pt, 120_pt, false, 10_pt, {}}), "aaaabbbb / ccccd");
}

TEST(BreakLines, WidensSpacesFirst) {
    // 80 of 90 pt are set; the two spaces may each grow by half of their 10 pt.
    const auto line = break_lines(units("aa aa aa dddddddd|"), justified(90_pt)).lines.front();
    EXPECT_EQ(line, (FittedLine{0, 9, 8, 80_pt, 5_pt, {}, false}));
}

TEST(BreakLines, OpensGapsAndSpacesTogetherWhenSpacesDoNotSuffice) {
    // 80 of 116 pt: the spaces take 5 pt each, and the other 26 go to seven gaps and, three
    // times as far, to the two spaces: 2 pt a gap.
    const auto line = break_lines(units("aa aa aa dddddddddd|"), justified(116_pt)).lines.front();
    EXPECT_NEAR(line.gap_extra.value, 2, 1e-9);
    EXPECT_NEAR(line.space_extra.value, 5 + 3 * 2, 1e-9);
    EXPECT_FALSE(line.loose);
}

TEST(BreakLines, FillsEveryJustifiedLineExactly) {
    const auto paragraph = units("aa bbb cc|ddd ee|f ggg hh iii|jj k lll mm nnn oo|pp");
    const auto lines = break_lines(paragraph, justified(110_pt)).lines;
    ASSERT_GT(lines.size(), 3u);
    for (std::size_t k = 0; k + 1 < lines.size(); ++k) {
        ASSERT_FALSE(lines[k].loose);
        Pt width = lines[k].width;
        for (std::size_t i = lines[k].begin; i < lines[k].ink_end; ++i) {
            if (paragraph[i].space) width += lines[k].space_extra;
            if (paragraph[i].gap_after && i + 1 < lines[k].ink_end) width += lines[k].gap_extra;
        }
        EXPECT_NEAR(width.value, 110, 1e-9) << k;
    }
}

TEST(BreakLines, LeavesALineRaggedRatherThanTornApart) {
    // Five gaps of at most 6 pt make 30 of the 40 that are missing.
    EXPECT_EQ(break_lines(units("aaaaaa|bbbbbbbbbb"), justified(100_pt)).lines.front(),
              (FittedLine{0, 6, 6, 60_pt, {}, {}, true}));
    // At 90 pt they suffice: 6 pt each.
    EXPECT_EQ(break_lines(units("aaaaaa|bbbbbbbbb"), justified(90_pt)).lines.front(),
              (FittedLine{0, 6, 6, 60_pt, {}, 6_pt, false}));
}

TEST(BreakLines, LeavesTheLastLineAndOrderedLinesNatural) {
    const auto lines = break_lines(units("aa bb!cc dd"), justified(100_pt)).lines;
    EXPECT_EQ(lines, (std::vector<FittedLine>{{0, 5, 5, 50_pt, {}, {}, false}, {5, 10, 10, 50_pt, {}, {}, false}}));
}

TEST(BreakLines, OpensNoGapWhereNoneIsAllowed) {
    auto paragraph = units("aa aa|bbbbb");
    for (Unit& unit : paragraph) unit.gap_after = false;
    // 50 pt and one space: 5 pt, and three times the largest gap of 6 pt.
    EXPECT_EQ(break_lines(paragraph, justified(55_pt)).lines.front().space_extra, 5_pt);
    EXPECT_NEAR(break_lines(paragraph, justified(73_pt)).lines.front().space_extra.value, 23, 1e-9);
    EXPECT_TRUE(break_lines(paragraph, justified(74_pt)).lines.front().loose);
}

TEST(BreakLines, NamesTheStretchThatNoLineCanHold) {
    const Fitted fitted = break_lines(units("aa bbbbbb cc"), ragged(50_pt));
    EXPECT_TRUE(fitted.lines.empty());
    EXPECT_EQ(fitted.overfull_begin, 3u);
    EXPECT_EQ(fitted.overfull_end, 9u);
}

TEST(BreakLines, NamesAFirstWordThatTheIndentLeavesNoRoomFor) {
    const Fitted fitted = break_lines(units("aaaa bb"), {30_pt, 50_pt, false, 10_pt, {}});
    EXPECT_TRUE(fitted.lines.empty());
    EXPECT_EQ(fitted.overfull_begin, 0u);
    EXPECT_EQ(fitted.overfull_end, 4u);
}

TEST(BreakLines, RefusesAColumnWithoutWidth) {
    EXPECT_TRUE(break_lines(units("a"), ragged(0_pt)).lines.empty());
    EXPECT_TRUE(break_lines(units("a"), ragged(-5_pt)).lines.empty());
}

TEST(BreakLines, SetsALongParagraphInLinesThatTouch) {
    std::string text;
    for (int word = 0; word < 4000; ++word) text += "aaaa ";  // 20,000 units.
    text.pop_back();
    const auto lines = break_lines(units(text), justified(490_pt)).lines;  // Ten words and nine spaces: 490 pt.
    ASSERT_EQ(lines.size(), 400u);
    std::size_t at = 0;
    for (const FittedLine& line : lines) {
        EXPECT_EQ(line.begin, at);
        EXPECT_EQ(line.width, 490_pt);
        at = line.end;
    }
    EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace layout
