#include "layout/trace.h"

#include "tests/hand_shaped.h"

#include <gtest/gtest.h>

#include <memory>

namespace layout {
namespace {

using namespace literals;

// A page with this one item; the trace's first line is dropped.
std::string traced(Item item) {
    const std::string text = trace({{Page{100_pt, 200_pt, {std::move(item)}}}, {}});
    return text.substr(text.find('\n') + 1);
}

TEST(Trace, BeginsWithTheBlocksInReadingOrder) {
    Pages pages;
    pages.nodes.resize(3);
    pages.nodes[0].role = Role::document;
    pages.nodes[1].role = Role::heading;
    pages.nodes[1].text = u"รายงาน \"ก\"\\\t😀";
    pages.nodes[2].role = Role::header_cell;
    pages.nodes[2].text = u"ผล";
    pages.pages.push_back({210_mm, 297_mm, {}});
    EXPECT_EQ(trace(pages),
              "block heading \"รายงาน \\\"ก\\\"\\\\\\u0009😀\"\n"
              "block header_cell \"ผล\"\n"
              "page 1 595.28 by 841.89\n");
}

TEST(Trace, ShowsALineWithItsFaceAndText) {
    TextLine line;
    Shaped shaped = hand_shaped(u"กก่า");
    shaped.spans.push_back({laksaman(true), Pt{19.268}, {1, 0, 0}});
    shaped.clusters[2].span = 1;
    line.shaped = std::make_shared<const Shaped>(shaped);
    line.end = 3;
    line.x = Pt{85.039};
    line.baseline = 99_pt;
    EXPECT_EQ(traced(line),
              "  text 85.04 99.00 Laksaman 10.00 \"กก่\" Laksaman-Bold 19.27 colour 1.00 0.00 0.00 \"า\"\n");
    line.end = 2;
    line.extra = {0_pt, Pt{0.317}};
    line.actual_text = true;
    EXPECT_EQ(traced(line), "  text 85.04 99.00 Laksaman 10.00 \"กก่\" +0.32 actual\n");
}

TEST(Trace, ShowsRulesDotsBoxesAndDrawings) {
    EXPECT_EQ(traced(Rule{10_pt, 20_pt, 90_pt, 20_pt, Pt{0.5}, {}, black}),
              "  rule 10.00 20.00 to 90.00 20.00 thick 0.50\n");
    EXPECT_EQ(traced(Rule{10_pt, 20_pt, 90_pt, 20_pt, 1_pt, 3_pt, black}),
              "  dots 10.00 20.00 to 90.00 20.00 thick 1.00 every 3.00\n");
    EXPECT_EQ(traced(Box{10_pt, Pt{-0.001}, 30_pt, 40_pt, {0, 0.5, 1}}),
              "  box 10.00 0.00 by 30.00 40.00 colour 0.00 0.50 1.00\n");
    EXPECT_EQ(traced(Drawing{nullptr, 10_pt, 20_pt, 30_pt, 1_pt, black}),
              "  drawing 10.00 20.00 high 30.00 stroke 1.00\n");
}

}  // namespace
}  // namespace layout
