#include "layout/text/shape.h"

#include "layout/text/characters.h"
#include "tests/hand_shaped.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

Span regular() { return {laksaman(), Pt{10}, black}; }
Span bold() { return {laksaman(true), Pt{10}, black}; }

std::shared_ptr<const Shaped> shaped(std::u16string text) {
    const StyledText content{std::move(text), regular()};
    return shape({&content, 1});
}

// The text with "|" between clusters.
std::string clusters(const Shaped& shaped) {
    std::string out;
    for (const Cluster& cluster : shaped.clusters)
        out += (out.empty() ? "" : "|") + to_utf8(shaped.text.substr(cluster.text_begin, cluster.text_end - cluster.text_begin));
    return out;
}

void expect_covered(const Shaped& shaped) {
    std::uint32_t text = 0, glyph = 0;
    for (const Cluster& cluster : shaped.clusters) {
        EXPECT_EQ(cluster.text_begin, text);
        EXPECT_EQ(cluster.glyph_begin, glyph);
        EXPECT_GT(cluster.text_end, text);
        std::int32_t advance = 0;
        for (std::uint32_t i = cluster.glyph_begin; i < cluster.glyph_end; ++i) advance += shaped.glyphs[i].advance;
        EXPECT_EQ(cluster.advance, advance);
        text = cluster.text_end;
        glyph = cluster.glyph_end;
    }
    EXPECT_EQ(text, shaped.text.size());
    EXPECT_EQ(glyph, shaped.glyphs.size());
}

TEST(Shape, CoversTheTextWithClusters) {
    for (const char16_t* text : {u"", u"ก", u"ที่ กท 4810/3336", u"ผู้ที่อยู่ data (ก) ๒๕๖๔", u"่ก", u" ่", u"Aัb", u"fi", u"ก่่่่่่่่", u"ฤๅษี ฎีกา ญี่ปุ่น ปั้น"})
        expect_covered(*shaped(text));
}

TEST(Shape, KeepsALetterWithItsMarks) {
    EXPECT_EQ(clusters(*shaped(u"น้ำที่นี่")), "น้|ำ|ที่|นี่");
    EXPECT_EQ(clusters(*shaped(u"เก่า")), "เ|ก่|า");
    const auto water = shaped(u"น้ำ");
    ASSERT_EQ(water->clusters.size(), 2u);
    EXPECT_EQ(water->glyphs.size(), 4u);                // น, ํ, ้ and า:
    EXPECT_EQ(water->clusters[0].glyph_end, 3u);        // the ring stays on its consonant,
    EXPECT_EQ(water->clusters[1].text_begin, 2u);       // and ำ is drawn by the า alone.
    EXPECT_EQ(clusters(*shaped(u"ำ")), "ำ");            // Without a consonant it stays whole.
}

TEST(Shape, SetsLatinOneClusterALetterOrOneALigature) {
    const auto text = shaped(u"fi");
    expect_covered(*text);
    EXPECT_EQ(text->text, u"fi");
    EXPECT_LE(text->clusters.size(), 2u);
}

TEST(Shape, TellsSpacesFromMarksThatHangOnOne) {
    const auto plain = shaped(u"ก ก");
    EXPECT_FALSE(plain->clusters[0].space);
    EXPECT_TRUE(plain->clusters[1].space);
    EXPECT_TRUE(shaped(u"ก\u00A0ก")->clusters[1].space);
    const auto hanging = shaped(u"ก ่");
    for (const Cluster& cluster : hanging->clusters)
        if (cluster.text_end - cluster.text_begin == 2) { EXPECT_FALSE(cluster.space); }
}

TEST(Shape, GivesEachStyleItsSpan) {
    const std::vector<StyledText> content{{u"กข", regular()}, {u"ค", bold()}, {u"ง", regular()}};
    const auto text = shape(content);
    expect_covered(*text);
    EXPECT_EQ(text->text, u"กขคง");
    ASSERT_EQ(text->clusters.size(), 4u);
    EXPECT_EQ(text->clusters[1].span, 0);
    EXPECT_EQ(text->clusters[2].span, 1);
    EXPECT_EQ(text->clusters[3].span, 2);
    EXPECT_TRUE(text->spans[1].face->entry().bold);
}

TEST(Shape, CoversAWordThatTurnsBoldBeforeItsMark) {
    const std::vector<StyledText> content{{u"ก", regular()}, {u"่า", bold()}, {u"", regular()}};
    const auto text = shape(content);
    expect_covered(*text);
    EXPECT_EQ(clusters(*text), "ก|่|า");
}

TEST(Shape, MeasuresInPoints) {
    const auto text = shaped(u"ก");
    const auto& face = *laksaman();
    EXPECT_NEAR(text->width(text->clusters[0]).value, 10.0 * face.advance(text->glyphs[0].id) / face.units_per_em(), 1e-9);
}

TEST(Shape, RefusesToDrawWhatWasNotAdmitted) { EXPECT_THROW(shaped(u"漢"), std::runtime_error); }

}  // namespace
}  // namespace layout
