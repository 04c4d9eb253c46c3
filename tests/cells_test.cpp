#include "layout/pdf/cells.h"

#include "layout/pdf/write_pdf.h"
#include "tests/hand_shaped.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace layout {
namespace {

std::vector<Cell> cells(const Shaped& shaped, const Cluster& cluster) {
    return cells_of(std::u16string_view(shaped.text).substr(cluster.text_begin, cluster.text_end - cluster.text_begin),
                    std::span(shaped.glyphs).subspan(cluster.glyph_begin, cluster.glyph_end - cluster.glyph_begin));
}

// The cells' letters; a cell that draws nothing is shown in brackets.
std::u32string letters(std::u16string_view text) {
    const Shaped shaped = hand_shaped(text);
    std::u32string letters;
    for (const Cluster& cluster : shaped.clusters)
        for (const Cell& cell : cells(shaped, cluster))
            letters += cell.outline.components.empty() ? std::u32string{U'[', cell.character, U']'}
                                                       : std::u32string{cell.character};
    return letters;
}

std::vector<int> advances(const std::vector<Cell>& cells) {
    std::vector<int> advances;
    for (const Cell& cell : cells) advances.push_back(cell.outline.advance);
    return advances;
}

using Advances = std::vector<int>;
using Parts = std::vector<fonts::Component>;

TEST(CellsOf, GivesEveryCharacterOne) {
    EXPECT_EQ(letters(u"น้ำ"), U"น้ำ");
    EXPECT_EQ(letters(u"ปู่"), U"ปู่");
    EXPECT_EQ(letters(u"ทำ"), U"ทำ");
    EXPECT_EQ(letters(u"ญี่ปุ่น ฐาน ที่"), U"ญี่ปุ่น ฐาน ที่");
    EXPECT_EQ(letters(u"กี่่ ก้ี"), U"กี่่ ก้ี");  // Doubled and mistyped marks stay as they were typed.
}

TEST(CellsOf, GivesAMarkOneUnitOfItsBaseAndMovesItBackByThat) {
    // Base 1 of 600 units, two marks that hang back 150 and 140 units, the second 30 units up.
    const std::vector<Cell> made =
        cells_of(u"ปี่", std::vector<Glyph>{{1, 0, 0, 600}, {2, -150, 0, 0}, {3, -140, 30, 0}});
    EXPECT_EQ(advances(made), (Advances{598, 1, 1}));
    EXPECT_EQ(made[0].outline.components, (Parts{{1, 0, 0}}));
    EXPECT_EQ(made[1].outline.components, (Parts{{2, -148, 0}}));   // Drawn at 598 − 148 = 600 − 150.
    EXPECT_EQ(made[2].outline.components, (Parts{{3, -139, 30}}));  // Drawn at 599 − 139 = 600 − 140.
}

TEST(CellsOf, CarriesTheNikhahitOfSaraAmInTheLastCell) {
    const std::vector<Cell> made =
        cells_of(u"น้ำ", std::vector<Glyph>{{1, 0, 0, 600}, {2, 0, 0, 0}, {3, 0, 50, 0}, {4, 0, 0, 400}});
    EXPECT_EQ(advances(made), (Advances{599, 1, 400}));
    EXPECT_EQ(made[1].outline.components, (Parts{{3, 1, 50}}));
    EXPECT_EQ(made[2].outline.components, (Parts{{2, 0, 0}, {4, 0, 0}}));
}

TEST(CellsOf, SharesTheAdvanceOfALigature) {
    const std::vector<Cell> made = cells_of(u"fi", std::vector<Glyph>{{9, 0, 0, 501}});
    EXPECT_EQ(advances(made), (Advances{251, 250}));
    EXPECT_EQ(made[0].outline.components, (Parts{{9, 0, 0}}));
    EXPECT_EQ(made[1].outline.components, Parts{});
    EXPECT_EQ(advances(cells_of(u"ฤๅ่", std::vector<Glyph>{{9, 0, 0, 900}, {3, 0, 0, 0}})), (Advances{449, 1, 450}));
}

TEST(CellsOf, KeepsASurrogatePairWhole) {
    const std::vector<Cell> made = cells_of(u"😀", std::vector<Glyph>{{9, 0, 0, 900}});
    ASSERT_EQ(made.size(), 1u);
    EXPECT_EQ(made[0].character, U'😀');
    EXPECT_EQ(made[0].outline.advance, 900);
}

TEST(CellsOf, GivesAMarkWithoutABaseOneUnit) {
    EXPECT_EQ(advances(cells_of(u"่", std::vector<Glyph>{{3, -100, 0, 0}})), (Advances{1}));
    EXPECT_EQ(advances(cells_of(u"่้๊", std::vector<Glyph>{{3, 0, 0, 0}, {3, 0, 0, 0}, {3, 0, 0, 0}})),
              (Advances{1, 1, 1}));
    EXPECT_EQ(advances(cells_of(u"ก", {})), (Advances{1}));
}

TEST(CellsOf, NeverGivesZeroOrLess) {
    // The base is narrower than its marks are many; one glyph steps back.
    EXPECT_EQ(advances(cells_of(u"ก่้", std::vector<Glyph>{{1, 0, 0, 2}, {2, 0, 0, 0}, {3, 0, 0, 0}})),
              (Advances{1, 1, 1}));
    EXPECT_EQ(advances(cells_of(u"่ก", std::vector<Glyph>{{2, 0, 0, 0}, {1, 0, 0, 500}})), (Advances{1, 499}));
    const std::vector<Cell> back = cells_of(u"กข", std::vector<Glyph>{{1, 0, 0, 500}, {2, 0, 0, -100}});
    EXPECT_EQ(advances(back), (Advances{399, 1}));
    EXPECT_EQ(back[1].outline.components, (Parts{{2, 101, 0}}));  // Drawn at 500, as ordered.
}

TEST(CellsOf, AddsUpToTheClusterForEveryConsonantAndMark) {
    for (char16_t base = u'ก'; base <= u'ฮ'; ++base) {
        for (const std::u16string_view marks : {u"", u"ิ", u"ุ", u"ี่", u"ู้", u"ำ", u"้ำ", u"์", u"็", u"ั้น"}) {
            const Shaped shaped = hand_shaped(base + std::u16string(marks));
            std::size_t characters = 0;
            for (const Cluster& cluster : shaped.clusters) {
                const Advances of_cells = advances(cells(shaped, cluster));
                EXPECT_EQ(std::accumulate(of_cells.begin(), of_cells.end(), 0), cluster.advance);
                EXPECT_GT(*std::min_element(of_cells.begin(), of_cells.end()), 0);
                characters += of_cells.size();
            }
            EXPECT_EQ(characters, shaped.text.size());
        }
    }
}

TEST(CellsOf, RefusesWhatCannotBeMappedOrDrawn) {
    const std::vector<Glyph> one{{1, 0, 0, 500}};
    for (const char16_t unit : {u'\0', char16_t{0xFEFF}, char16_t{0xFFFE}, char16_t{0xD800}, char16_t{0xF700}})
        EXPECT_THROW(cells_of(std::u16string(1, unit), one), PdfError);
    EXPECT_THROW(cells_of(u"", one), PdfError);
    EXPECT_THROW(cells_of(u"漢", std::vector<Glyph>{{0, 0, 0, 500}}), PdfError);
    EXPECT_THROW(cells_of(u"ก", std::vector<Glyph>{{1, 40000, 0, 500}}), PdfError);
    EXPECT_THROW(cells_of(u"ก", std::vector<Glyph>{{1, 0, 0, 70000}}), PdfError);
}

TEST(CellFont, NumbersEqualCellsOnce) {
    const Shaped shaped = hand_shaped(u"กากี่กา");
    CellFont font(laksaman());
    std::vector<std::vector<std::uint16_t>> codes;
    for (const Cluster& cluster : shaped.clusters) {
        const auto given = font.codes(shaped, cluster);
        codes.emplace_back(given.begin(), given.end());
    }
    // ก and า are 1 and 2; the ก of กี่ is narrower by its two marks.
    EXPECT_EQ(codes, (std::vector<std::vector<std::uint16_t>>{{1}, {2}, {3, 4, 5}, {1}, {2}}));
    EXPECT_EQ(font.cells().size(), 5u);
    EXPECT_EQ(font.cells()[0].outline.advance - font.cells()[2].outline.advance, 2);
}

}  // namespace
}  // namespace layout
