#include "fonts/bake.h"

#include "fonts/catalogue.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <gtest/gtest.h>
#include <hb-ot.h>
#include <hb.h>

#include <string>
#include <utility>
#include <vector>

namespace fonts {
namespace {

using Points = std::vector<std::pair<long, long>>;

// FreeType's view of a font in memory.
class Opened {
public:
    explicit Opened(std::string bytes) : bytes_(std::move(bytes)) {
        EXPECT_EQ(FT_Init_FreeType(&library_), 0);
        EXPECT_EQ(FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes_.data()),
                                     static_cast<FT_Long>(bytes_.size()), 0, &face_),
                  0);
    }
    Opened(const Opened&) = delete;
    ~Opened() {
        FT_Done_Face(face_);
        FT_Done_FreeType(library_);
    }

    Points points(unsigned glyph) const {
        EXPECT_EQ(FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE), 0);
        const FT_Outline& outline = face_->glyph->outline;
        Points points;
        for (int i = 0; i < outline.n_points; ++i) points.emplace_back(outline.points[i].x, outline.points[i].y);
        return points;
    }
    long advance(unsigned glyph) const {
        EXPECT_EQ(FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE), 0);
        return face_->glyph->metrics.horiAdvance;
    }
    long count() const { return face_->num_glyphs; }

private:
    std::string bytes_;
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

Points moved(Points points, long dx, long dy) {
    for (auto& [x, y] : points) x += dx, y += dy;
    return points;
}

class Bake : public testing::Test {
protected:
    std::shared_ptr<const Face> face = Catalogue::load(SOURCE_DIR "/fonts").find("Laksaman", false);

    std::uint32_t glyph(char32_t character) const {
        hb_codepoint_t glyph = 0;
        EXPECT_TRUE(hb_font_get_nominal_glyph(face->shaper(), character, &glyph));
        return glyph;
    }
    std::uint16_t own_advance(char32_t c) const { return static_cast<std::uint16_t>(face->advance(glyph(c))); }

    Points original(char32_t character) const {
        hb_blob_t* blob = hb_face_reference_blob(face->tables());
        unsigned length = 0;
        const char* data = hb_blob_get_data(blob, &length);
        Points points = Opened(std::string(data, length)).points(glyph(character));
        hb_blob_destroy(blob);
        return points;
    }
};

TEST_F(Bake, KeepsAGlyphThatIsUsedAsItIs) {
    const std::string baked = bake(*face, std::vector<Outline>{{{{glyph(U'ก'), 0, 0}}, own_advance(U'ก')}});
    const Opened opened(baked);
    EXPECT_EQ(opened.count(), 2);  // .notdef and ก.
    EXPECT_EQ(opened.points(1), original(U'ก'));
    EXPECT_EQ(opened.advance(1), own_advance(U'ก'));
}

TEST_F(Bake, MovesAMarkAndGivesItsAdvance) {
    const std::string baked = bake(*face, std::vector<Outline>{{{{glyph(U'่'), -159, 40}}, 1}});
    const Opened opened(baked);
    EXPECT_EQ(opened.points(1), moved(original(U'่'), -159, 40));
    EXPECT_EQ(opened.advance(1), 1);
}

TEST_F(Bake, JoinsSeveralGlyphsInOne) {
    const std::string baked = bake(*face, std::vector<Outline>{{{{glyph(U'า'), 0, 0}, {glyph(U'ํ'), 30, -5}}, 500}});
    Points both = original(U'า');
    for (const auto& point : moved(original(U'ํ'), 30, -5)) both.push_back(point);
    const Opened opened(baked);
    EXPECT_EQ(opened.points(1), both);
    EXPECT_EQ(opened.advance(1), 500);
}

TEST_F(Bake, MakesAnEmptyGlyphForNoComponents) {
    const std::string baked = bake(*face, std::vector<Outline>{{{}, 250}, {{{glyph(U' '), 0, 0}}, 7}});
    const Opened opened(baked);
    EXPECT_EQ(opened.points(1), Points{});
    EXPECT_EQ(opened.advance(1), 250);
    EXPECT_EQ(opened.points(2), Points{});
    EXPECT_EQ(opened.advance(2), 7);
}

TEST_F(Bake, NumbersGlyphsAsTheirOutlinesEvenWhenTheyAreAlike) {
    const Outline narrow{{{glyph(U'ป'), 0, 0}}, 300}, whole{{{glyph(U'ป'), 0, 0}}, own_advance(U'ป')};
    const Opened opened(bake(*face, std::vector<Outline>{narrow, whole, narrow, whole}));
    EXPECT_EQ(opened.count(), 5);  // With .notdef; ป is the second outline itself, and part of the others.
    for (const int number : {1, 2, 3, 4}) EXPECT_EQ(opened.points(number), original(U'ป')) << number;
    EXPECT_EQ(opened.advance(1), 300);
    EXPECT_EQ(opened.advance(2), own_advance(U'ป'));
    EXPECT_EQ(opened.advance(3), 300);
    EXPECT_EQ(opened.advance(4), own_advance(U'ป'));
}

TEST_F(Bake, PutsGlyphsThatAreOnlyPartsBehindTheOutlines) {
    const Opened opened(bake(*face, std::vector<Outline>{{{{glyph(U'่'), -159, 40}}, 1}, {{{glyph(U'ก'), 0, 0}}, own_advance(U'ก')}}));
    EXPECT_EQ(opened.count(), 4);  // .notdef, the moved mark, ก, the mark itself.
    EXPECT_EQ(opened.points(2), original(U'ก'));
    EXPECT_EQ(opened.points(3), original(U'่'));
}

TEST_F(Bake, DrawsEveryLetterOfTheFaceInItsPlace) {
    std::vector<Outline> outlines;
    std::vector<char32_t> letters;
    for (char32_t c = U'ก'; c <= U'๛'; ++c) {
        if (!face->has(c)) continue;
        letters.push_back(c);
        outlines.push_back({{{glyph(c), 7, -3}}, 900});
    }
    const std::string baked = bake(*face, outlines);
    const Opened opened(baked);
    ASSERT_GT(letters.size(), 80u);
    for (std::size_t i = 0; i < letters.size(); ++i)
        EXPECT_EQ(opened.points(static_cast<unsigned>(i + 1)), moved(original(letters[i]), 7, -3)) << static_cast<int>(letters[i]);
}

TEST_F(Bake, HasOnlyTheTablesOfAnEmbeddedFont) {
    const std::string baked = bake(*face, std::vector<Outline>{{{{glyph(U'ก'), 1, 0}}, 300}});
    std::string tags;
    const std::size_t tables = static_cast<unsigned char>(baked[5]);
    for (std::size_t i = 0; i < tables; ++i) tags += baked.substr(12 + 16 * i, 4) + ' ';
    EXPECT_EQ(tags, "glyf head hhea hmtx loca maxp ");
}

TEST_F(Bake, GivesTheSameBytesForTheSameOutlines) {
    const std::vector<Outline> outlines{{{{glyph(U'ก'), 0, 0}}, 300}, {{{glyph(U'่'), -159, 40}}, 1}};
    EXPECT_EQ(bake(*face, outlines), bake(*face, outlines));
}

TEST_F(Bake, RefusesAGlyphThatTheFaceLacks) {
    EXPECT_THROW(bake(*face, std::vector<Outline>{{{{60000, 0, 0}}, 300}}), FontError);
}

}  // namespace
}  // namespace fonts
