#include "fonts/face.h"

#include "fonts/sha256.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hb.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace fonts {
namespace {

const std::filesystem::path laksaman = "/usr/share/fonts/truetype/tlwg/Laksaman.ttf";
const std::filesystem::path laksaman_bold = "/usr/share/fonts/truetype/tlwg/Laksaman-Bold.ttf";

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

FaceEntry entry_of(const std::filesystem::path& file, bool bold = false) {
    return {"Laksaman", bold, file, sha256_hex(bytes_of(file)), 0.6644, 1.31, 0.87};
}

// A copy of Laksaman with other bytes, whose digest the entry knows: only its kind is wrong.
class Damaged : public testing::Test {
protected:
    std::string bytes = bytes_of(laksaman);

    std::size_t record(const std::string& tag) const { return bytes.find(tag, 12); }  // In the table directory.
    std::size_t table(const std::string& tag) const {
        std::size_t at = 0;
        for (std::size_t i = 8; i < 12; ++i) at = at << 8 | static_cast<unsigned char>(bytes[record(tag) + i]);
        return at;
    }

    std::string refusal() const {
        const auto file = std::filesystem::path(testing::TempDir()) /
                          (std::string("face_") + testing::UnitTest::GetInstance()->current_test_info()->name());
        std::ofstream(file, std::ios::binary) << bytes;
        std::string said = "opened";
        try {
            Face::open(entry_of(file));
        } catch (const FontError& error) {
            said = error.what();
        }
        std::filesystem::remove(file);
        return said;
    }
};

TEST(Face, HasWhatItsShaperMapsToAGlyph) {
    const auto face = Face::open(entry_of(laksaman));
    std::size_t had = 0;
    for (char32_t c = 0; c <= 0x110000; ++c) {
        hb_codepoint_t glyph = 0;
        const bool mapped = hb_font_get_nominal_glyph(face->shaper(), c, &glyph) && glyph != 0;
        ASSERT_EQ(face->has(c), mapped) << "U+" << std::hex << static_cast<std::uint32_t>(c);
        had += mapped;
    }
    EXPECT_GT(had, 300u);
    EXPECT_FALSE(face->has(0xFFFF'FFFF));
}

TEST(Face, KnowsItsLettersAndTheirAdvances) {
    const auto face = Face::open(entry_of(laksaman));
    EXPECT_EQ(face->units_per_em(), 1000u);
    EXPECT_TRUE(face->has(U'ก'));
    EXPECT_TRUE(face->has(U'A'));
    EXPECT_FALSE(face->has(U'漢'));
    EXPECT_EQ(face->descriptor().postscript_name, "Laksaman");
    EXPECT_EQ(face->descriptor().cap_height, 716);
    EXPECT_EQ(face->descriptor().stem_v, 50);
    EXPECT_EQ(face->descriptor().italic_angle, 0);
    EXPECT_LT(face->descriptor().descent, 0);
}

TEST(Face, OfABoldFaceHasATallerKo) {  // 0.612 em × 0.6644 = 0.407 em.
    EXPECT_EQ(Face::open(entry_of(laksaman_bold, true))->descriptor().stem_v, 86);
}

TEST(Face, RefusesAScaleThatMakesKoTooHigh) {
    FaceEntry entry = entry_of(laksaman);
    entry.scale = 1;
    EXPECT_THAT([&] { Face::open(entry); }, testing::ThrowsMessage<FontError>(testing::HasSubstr("0.602000 em high")));
}

TEST(Face, RefusesAFileThatIsMissingOrChanged) {
    FaceEntry entry = entry_of(laksaman);
    entry.sha256[0] = entry.sha256[0] == '0' ? '1' : '0';
    EXPECT_THAT([&] { Face::open(entry); },
                testing::ThrowsMessage<FontError>(testing::HasSubstr("has SHA-256 209be6")));
    entry.file = "/nowhere/Laksaman.ttf";
    EXPECT_THAT([&] { Face::open(entry); },
                testing::ThrowsMessage<FontError>(testing::StrEq("/nowhere/Laksaman.ttf: cannot be read")));
    entry.file = "/usr/share/fonts";  // A folder.
    EXPECT_THROW(Face::open(entry), FontError);
}

TEST_F(Damaged, IsRefusedWithCffOutlines) {
    bytes.replace(0, 4, "OTTO");
    EXPECT_THAT(refusal(), testing::HasSubstr("CFF outlines"));
}

TEST_F(Damaged, IsRefusedAsACollection) {
    bytes.replace(0, 4, "ttcf");
    EXPECT_THAT(refusal(), testing::HasSubstr("collection"));
}

TEST_F(Damaged, IsRefusedWhenItIsNoFont) {
    bytes = "%PDF-1.7";
    EXPECT_THAT(refusal(), testing::HasSubstr("not a TrueType font"));
    bytes = std::string("\0\1\0\0", 4);
    EXPECT_THAT(refusal(), testing::HasSubstr("refused by FreeType"));
}

TEST_F(Damaged, IsRefusedAsAVariableFont) {
    bytes.replace(record("gasp"), 4, "fvar");
    EXPECT_THAT(refusal(), testing::HasSubstr("fvar"));
}

TEST_F(Damaged, IsRefusedWithoutOutlines) {
    bytes.replace(record("hhea"), 4, "hhex");
    EXPECT_NE(refusal(), "opened");
}

TEST_F(Damaged, IsRefusedWhenItsLicenceForbidsEmbeddingOrSubsetting) {
    bytes[table("OS/2") + 9] = 0x02;  // fsType is the fourth 16-bit field after the version.
    EXPECT_THAT(refusal(), testing::HasSubstr("forbid embedding"));
    bytes[table("OS/2") + 9] = 0;
    bytes[table("OS/2") + 8] = 0x01;
    EXPECT_THAT(refusal(), testing::HasSubstr("forbid subsetting"));
}

TEST(Sha256, MatchesTheExampleOfTheStandard) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace fonts
