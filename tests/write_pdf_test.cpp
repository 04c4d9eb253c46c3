#include "layout/pdf/write_pdf.h"

#include "fonts/sha256.h"
#include "layout/pdf/metadata.h"
#include "layout/pdf/unicode.h"
#include "tests/hand_shaped.h"
#include "tests/pdf_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

namespace layout {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace literals;

TextLine line(std::u16string_view text, Pt baseline, bool bold = false) {
    TextLine line;
    Shaped shaped = hand_shaped(text, laksaman(bold));
    for (Glyph& glyph : shaped.glyphs)
        if (glyph.id == 0) glyph.id = 5;  // Laksaman has no 😀; any glyph will do.
    line.shaped = std::make_shared<Shaped>(std::move(shaped));
    line.end = line.shaped->clusters.size();
    line.x = 85_pt;
    line.baseline = baseline;
    return line;
}

// A4, one line regular and one bold, a picture, twice the same page.
Pages sample() {
    Path path;
    path.segments = {{Path::Segment::Verb::move, 0, 0, 0, 0, 0, 0}, {Path::Segment::Verb::line, 0, 0, 0, 0, 500, 900}};
    const Drawing drawing{std::make_shared<const Path>(path), 20_pt, 20_pt, 40_pt, 1_pt, black};
    const Page page{210_mm, 297_mm, {drawing, line(u"น้ำที่ปู่ดื่ม ๓ fi 😀", 100_pt), line(u"สำนักงาน", 120_pt, true)}};
    return {{page, page}, {{Role::document}}};
}

Facts facts() {
    return {"รายงาน <ก> & ข", "สำนักงาน", "", "th-TH", "memo 1", "2021-06-25T09:00:00.5+07:00"};
}

std::vector<int> numbers_in(const std::string& text) {
    std::vector<int> numbers;
    const std::regex integer("\\d+");
    for (std::sregex_iterator i(text.begin(), text.end(), integer), end; i != end; ++i)
        numbers.push_back(std::stoi(i->str()));
    return numbers;
}

int byte_at(const std::string& bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes.at(at));
}
int short_at(const std::string& bytes, std::size_t at) {
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

// Where a table of a TrueType program begins.
std::size_t table(const std::string& program, const std::string& tag) {
    const std::size_t record = program.find(tag, 12);
    return static_cast<std::size_t>(short_at(program, record + 8)) << 16 |
           static_cast<std::size_t>(short_at(program, record + 10));
}

TEST(WritePdf, WritesTheWholeFrame) {
    const std::string file = write_pdf(sample(), facts());
    EXPECT_EQ(file.substr(0, 9), "%PDF-1.7\n");
    const PdfReading pdf(file);
    EXPECT_EQ(pdf.of_kind("/Type /Page\n").size(), 2u);
    for (const PdfObject* page : pdf.of_kind("/Type /Page\n"))
        EXPECT_THAT(page->text, HasSubstr("/MediaBox [ 0 0 595.27557 841.88977 ]"));
    EXPECT_EQ(pdf.of_kind("/Subtype /Form").size(), 1u);  // Shared by both pages.
    EXPECT_EQ(pdf.of_kind("/Subtype /Type0").size(), 2u);
    EXPECT_THAT(pdf.catalog().text, HasSubstr("/Lang <74682D5448>"));  // th-TH
    EXPECT_THAT(pdf.catalog().text, HasSubstr("/DisplayDocTitle true"));
    EXPECT_THAT(pdf.at(pdf.of_kind("/Type /Page\n")[0]->text, "Contents").stream, HasSubstr("/P1 Do"));
}

TEST(WritePdf, LeavesNoObjectUnused) {
    const PdfReading pdf(write_pdf(sample(), facts()));
    std::string all = pdf.trailer;
    for (const auto& [number, object] : pdf.objects) all += object.text;
    for (const auto& [number, object] : pdf.objects) {
        const auto is = [&](const char* type) { return object.text.find(type) != std::string::npos; };
        if (is("/Type /ObjStm") || is("/Type /XRef")) continue;  // The frame's own.
        EXPECT_THAT(all, testing::ContainsRegex("[^0-9]" + std::to_string(number) + " 0 R"));
    }
}

TEST(WritePdf, GivesEveryCodeAWidthAGlyphAndACharacter) {
    const PdfReading pdf(write_pdf(sample(), facts()));
    for (const PdfObject* font : pdf.of_kind("/Subtype /Type0")) {
        const PdfObject& descendant = pdf.at(font->text, "DescendantFonts");
        const std::string& program = pdf.at(pdf.at(descendant.text, "FontDescriptor").text, "FontFile2").stream;
        const std::string& map = pdf.at(font->text, "ToUnicode").stream;
        std::string list = descendant.text.substr(descendant.text.find("/W "));
        const std::vector<int> widths = numbers_in(list.substr(0, list.find("]")));
        ASSERT_GT(widths.size(), 5u);
        EXPECT_EQ(widths[0], 1);  // The first code; then their widths.
        EXPECT_THAT(descendant.text, HasSubstr("/CIDToGIDMap /Identity"));
        for (std::size_t code = 1; code < widths.size(); ++code) {
            EXPECT_EQ(short_at(program, table(program, "hmtx") + 4 * code), widths[code]);
            EXPECT_GT(widths[code], 0);
            EXPECT_THAT(map,
                        testing::ContainsRegex("<" + hex_of(static_cast<char32_t>(code)) + "> <([0-9A-F]{4}){1,2}>"));
        }
        EXPECT_THAT(map, Not(testing::ContainsRegex("> <(F[0-8]|E|0000|FEFF|FFFE)")));
    }
}

TEST(WritePdf, MapsASurrogatePairAsOneCharacter) {
    const PdfReading pdf(write_pdf(sample(), facts()));
    std::string maps;
    for (const PdfObject* font : pdf.of_kind("/Subtype /Type0")) maps += pdf.at(font->text, "ToUnicode").stream;
    EXPECT_THAT(maps, HasSubstr("> <D83DDE00>"));
}

TEST(WritePdf, GivesWidthsInThousandthsOfAnEmWhateverTheFacesUnits) {
    // Laksaman as if it had 2,048 units an em, and so 2.048 times as high a scale.
    std::ifstream in(laksaman()->entry().file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    bytes.replace(table(bytes, "head") + 18, 2, "\x08\0", 2);
    fonts::FaceEntry entry = laksaman()->entry();
    entry.file = testing::TempDir() + "write_pdf_2048.ttf";
    entry.sha256 = fonts::sha256_hex(bytes);
    entry.scale *= 2.048;
    std::ofstream(entry.file, std::ios::binary) << bytes;
    const auto face = fonts::Face::open(entry);
    std::filesystem::remove(entry.file);

    TextLine of_face = line(u"ก", 100_pt);
    of_face.shaped = std::make_shared<Shaped>(hand_shaped(u"ก", face));
    const PdfReading pdf(write_pdf({{{210_mm, 297_mm, {of_face}}}, {{Role::document}}}, facts()));
    const std::string& font = pdf.of_kind("/Subtype /CIDFontType2")[0]->text;
    const double width = std::stod(font.substr(font.find("/W [ 1 [ ") + 9));
    EXPECT_NEAR(width, of_face.shaped->glyphs[0].advance / 2.048, 0.001);
}

TEST(WritePdf, SaysTheSameInInfoAndXmp) {
    const PdfReading pdf(write_pdf(sample(), facts()));
    const std::string& info = pdf.info().text;
    EXPECT_THAT(info, HasSubstr("/Producer <FEFF005300610072006100620061006E>"));  // Saraban
    EXPECT_THAT(info, HasSubstr("/CreationDate <443A32303231303632353039303030302B303727303027>"));
    EXPECT_THAT(info, Not(HasSubstr("/Subject")));
    EXPECT_THAT(info, Not(HasSubstr("/ModDate")));
    const std::string& xmp = pdf.at(pdf.catalog().text, "Metadata").stream;
    EXPECT_THAT(xmp, HasSubstr("รายงาน &lt;ก&gt; &amp; ข"));
    EXPECT_THAT(xmp, HasSubstr("<xmp:CreateDate>2021-06-25T09:00:00+07:00</xmp:CreateDate>"));
    EXPECT_THAT(xmp, HasSubstr("<pdf:Producer>Saraban</pdf:Producer>"));
    EXPECT_THAT(pdf.at(pdf.catalog().text, "Metadata").text, Not(HasSubstr("Filter")));
}

TEST(WritePdf, GivesTheSameBytesAtAnyTimeAndPlace) {
    const std::string first = write_pdf(sample(), facts());
    setenv("TZ", "Pacific/Kiritimati", 1);
    tzset();
    EXPECT_EQ(write_pdf(sample(), facts()), first);
    unsetenv("TZ");
    tzset();
    Facts undated = facts();
    undated.created.reset();
    EXPECT_THAT(write_pdf(sample(), undated), Not(HasSubstr("Date")));  // No clock is asked.
}

TEST(WritePdf, GivesTheSameBytesOnFourThreads) {
    const Pages pages = sample();
    std::vector<std::string> files(4);
    std::vector<std::thread> threads;
    for (std::string& file : files)
        threads.emplace_back([&] {
            for (int i = 0; i < 5; ++i) file = write_pdf(pages, facts());
        });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& file : files) EXPECT_EQ(file, files[0]);
}

TEST(WritePdf, HasAnIdThatFollowsTheContent) {
    const auto id = [](const std::string& file) { return file.substr(file.rfind("/ID"), 80); };
    Facts other = facts();
    other.title += ' ';
    EXPECT_NE(id(write_pdf(sample(), facts())), id(write_pdf(sample(), other)));
    EXPECT_THAT(id(write_pdf(sample(), facts())),
                testing::ContainsRegex("/ID \\[<[0-9a-f]{32}><[0-9a-f]{32}>\\]"));
}

TEST(WritePdf, RefusesWhatItCannotWrite) {
    EXPECT_THROW(write_pdf({}, facts()), PdfError);
    EXPECT_THROW(write_pdf({{Page{}}, {}}, facts()), PdfError);
    Facts broken = facts();
    broken.title = "\xE0\xB8";
    EXPECT_THROW(write_pdf(sample(), broken), PdfError);
    broken.title = "";
    EXPECT_THROW(write_pdf(sample(), broken), PdfError);
    broken.title = "a\nb";
    EXPECT_THROW(write_pdf(sample(), broken), PdfError);
    Pages pages = sample();
    Shaped shaped = hand_shaped(u"ก");
    shaped.glyphs[0].id = 60000;
    TextLine without_glyph = line(u"ก", 10_pt);
    without_glyph.shaped = std::make_shared<Shaped>(shaped);
    pages.pages[0].items.push_back(without_glyph);
    EXPECT_THROW(write_pdf(pages, facts()), PdfError);
}

TEST(InfoDate, TakesTimesOfRfc3339Only) {
    EXPECT_EQ(info_date("2021-06-25T09:00:00+07:00"), "D:20210625090000+07'00'");
    EXPECT_EQ(info_date("2021-06-25T02:00:00Z"), "D:20210625020000Z");
    EXPECT_EQ(xmp_date("2021-06-25T02:00:00.123Z"), "2021-06-25T02:00:00Z");
    for (const char* wrong : {"", "2021-06-25", "2021-06-25T09:00:00", "2021-13-25T09:00:00Z", "2021-06-25T24:00:00Z",
                              "2021-06-25T09:00:00.Z", "2021-06-25T09:00:00.5", "2021-06-25T09:00:00+0700"})
        EXPECT_THROW(info_date(wrong), PdfError) << wrong;
}

}  // namespace
}  // namespace layout
