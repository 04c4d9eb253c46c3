#include "tests/own_templates.h"
#include "tests/pdf_of.h"

#include "server/bundle/picture.h"
#include "server/bundle/print_file.h"
#include "server/proof/read_pdf.h"

#include "layout/render.h"

#include <gtest/gtest.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>

#include <fstream>
#include <iterator>

namespace server {
namespace {

std::string seed(const std::string& name) {
    std::ifstream file(SOURCE_DIR "/tests/fuzz/seeds/print_file/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::string& memo() {  // Of one page.
    static const std::string pdf = layout::render(layout::own_template("memo"), layout::own_template("memo").sample_json, {})->pdf;
    return pdf;
}

// A PDF whose pages draw these contents; `page` and `catalog` go into their dictionaries.
std::string pdf_with(const std::vector<std::string>& contents, const std::string& page = "", const std::string& catalog = "") {
    std::vector<std::string> bodies{"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>", ""};
    std::string kids;
    for (const std::string& content : contents) {
        kids += std::to_string(bodies.size() + 1) + " 0 R ";
        bodies.push_back("<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(bodies.size() + 2) + " 0 R " + page + " >>");
        bodies.push_back(stream_of(content));
    }
    bodies[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents.size()) + " /MediaBox [0 0 200 100] /Rotate 90 >>";
    return pdf_of(bodies);
}

std::string code(const std::vector<PrintPart>& parts, const PrintLimits& limits = {}) {
    const auto made = print_file(parts, {}, limits);
    std::string codes;
    if (!made)
        for (const layout::Problem& problem : made.problems()) codes += problem.pointer + " " + problem.code + "|";
    return codes;
}
std::string code_of(const std::string& bytes, const PrintLimits& limits = {}) { return code({{"ก", bytes}}, limits); }

class Opened {
public:
    explicit Opened(std::string bytes) : bytes_(std::move(bytes)) {
        pdf.setAttemptRecovery(false);
        pdf.processMemoryFile("made", bytes_.data(), bytes_.size());
    }
    QPDFObjectHandle page_at(std::size_t page) { return pdf.getAllPages().at(page); }
    std::string content(std::size_t page) {
        const auto buffer = page_at(page).getKey("/Contents").getStreamData(qpdf_dl_generalized);
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }
    // Of each page, "-" where there is no content.
    std::string contents() {
        std::string all;
        for (std::size_t i = 0; i < pdf.getAllPages().size(); ++i) all += (page_at(i).hasKey("/Contents") ? content(i) : "-") + "|";
        return all;
    }
    std::string labels() {
        std::string all;
        QPDFPageLabelDocumentHelper labels(pdf);
        for (std::size_t i = 0; i < pdf.getAllPages().size(); ++i) {
            auto label = labels.getLabelForPage(static_cast<long long>(i));
            all += label.getKey("/P").getUTF8Value() + std::to_string(label.getKey("/St").getIntValue()) + " ";
        }
        return all;
    }

    QPDF pdf;

private:
    std::string bytes_;
};

TEST(PrintFile, TakesThePagesOfEachPartInOrder) {
    Opened made(*print_file({{"หนังสือนำ", pdf_with({"0 0 m", "1 1 m"})}, {"รายงาน", pdf_with({"2 2 m"})}}, {"ไตรมาสที่ 3", false}));
    EXPECT_EQ(made.contents(), "0 0 m|1 1 m|2 2 m|");
    EXPECT_EQ(made.labels(), "1-1 1-2 2-1 ");
    auto outline = QPDFOutlineDocumentHelper(made.pdf).getTopLevelOutlines();
    ASSERT_EQ(outline.size(), 2u);
    EXPECT_EQ(outline[0].getTitle() + "|" + outline[1].getTitle(), "หนังสือนำ|รายงาน");
    EXPECT_EQ(outline[1].getDestPage().getObjGen(), made.page_at(2).getObjGen());
}

TEST(PrintFile, KeepsWhatPagesInherit) {
    Opened made(*print_file({{"ก", pdf_with({""})}}, {}));
    EXPECT_EQ(made.page_at(0).getKey("/MediaBox").unparse(), "[ 0 0 200 100 ]");
    EXPECT_EQ(made.page_at(0).getKey("/Rotate").getIntValue(), 90);
}

TEST(PrintFile, BeginsEachPartOnAnOddPageWhenBothSidesArePrinted) {
    const std::vector<PrintPart> parts{{"ก", pdf_with({"1 w"})}, {"ข", pdf_with({"2 w", "3 w"})}, {"ค", pdf_with({"4 w"})}};
    Opened made(*print_file(parts, {"", true}));
    EXPECT_EQ(made.contents(), "1 w|-|2 w|3 w|4 w|");
    EXPECT_EQ(made.labels(), "1-1 1-2 2-1 2-2 3-1 ");
    EXPECT_EQ(made.pdf.getRoot().getKey("/ViewerPreferences").getKey("/Duplex").getName(), "/DuplexFlipLongEdge");
}

TEST(PrintFile, SaysThatSignaturesDoNotHoldAndHasNone) {
    Opened made(*print_file({{"หนังสือนำ", memo()}}, {"ไตรมาสที่ 3", false}));
    auto info = made.pdf.getTrailer().getKey("/Info");
    EXPECT_EQ(info.getKey("/Title").getUTF8Value(), "ไตรมาสที่ 3");
    EXPECT_TRUE(info.getKey("/Subject").getUTF8Value().starts_with("สำเนาสำหรับพิมพ์เท่านั้น ลายมือชื่ออิเล็กทรอนิกส์ตรวจสอบจากไฟล์นี้ไม่ได้"));
    for (const char* key : {"/AcroForm", "/AF", "/Names", "/StructTreeRoot"}) EXPECT_FALSE(made.pdf.getRoot().hasKey(key)) << key;
}

// A letter's number stands in a field: what it shows must be printed, the field must not be there.
TEST(PrintFile, PrintsWhatFieldsShow) {
    const std::string look = stream_of("9 w", "/Type /XObject /Subtype /Form /BBox [0 0 10 10]");
    const auto pdf = [&](const std::string& flags) {
        return pdf_of({"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Annots [5 0 R] >>", stream_of("1 w"),
                       "<< /Type /Annot /Subtype /Widget /FT /Tx /T (number) /Rect [10 10 20 20] /F " + flags + " /AP << /N 6 0 R >> >>", look});
    };
    Opened made(*print_file({{"ก", pdf("4")}}, {}));
    auto page = made.page_at(0);
    EXPECT_FALSE(page.hasKey("/Annots"));
    EXPECT_EQ(page.getKey("/Resources").getKey("/XObject").getKeys().size(), 1u);
    Opened hidden(*print_file({{"ก", pdf("6")}}, {}));
    EXPECT_FALSE(hidden.page_at(0).getKey("/Resources").hasKey("/XObject"));
}

TEST(PrintFile, PutsPicturesOnPagesOfTheirOwn) {
    Opened made(*print_file({{"ก", seed("picture")}, {"ข", seed("photo")}}, {}));
    ASSERT_EQ(made.pdf.getAllPages().size(), 2u);
    for (std::size_t i : {0, 1}) {  // 8 by 4 points: across, at 96 to the inch 6 by 3 points, in the middle.
        EXPECT_EQ(made.page_at(i).getKey("/MediaBox").getArrayAsRectangle().urx, 841.89);
        EXPECT_EQ(made.content(i), "q 6 0 0 3 417.945 296.138 cm /P Do Q");
    }
    auto photo = made.page_at(1).getKey("/Resources").getKey("/XObject").getKey("/P");
    EXPECT_EQ(photo.getDict().getKey("/Filter").getName(), "/DCTDecode");
    EXPECT_EQ(photo.getRawStreamData()->getSize(), seed("photo").size());
}

TEST(PrintFile, TurnsAPhotoAsTheCameraWasHeld) {
    std::string exif("\xFF\xE1\0\x22" "Exif\0\0" "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 36);
    Opened made(*print_file({{"ก", seed("photo").insert(2, exif)}}, {}));
    EXPECT_EQ(made.page_at(0).getKey("/MediaBox").getArrayAsRectangle().urx, 595.276);
    EXPECT_EQ(made.content(0), "q 0 -6 3 0 296.138 423.945 cm /P Do Q");  // 3 wide, 6 high, its top to the right.
}

TEST(ReadPicture, LaysPicturesOnWhite) {
    const auto picture = read_picture(seed("see_through"), 16);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->width * picture->height, 16u);
    EXPECT_EQ(picture->colours == 1 ? picture->bytes : picture->bytes.substr(0, 16), std::string(16, picture->bytes[0]));
    EXPECT_GT(static_cast<unsigned char>(picture->bytes[0]), 100);  // Half black, half white.
    EXPECT_EQ(read_picture(seed("see_through"), 15).problems().front().code, "too_large");
    EXPECT_EQ(read_picture(seed("progressive"), 32)->colours, 1);
    EXPECT_EQ(read_picture(seed("photo"), 31).problems().front().code, "too_large");
}

TEST(PrintFile, NamesEveryPartThatCannotBePrinted) {
    const auto made = print_file({{"ก", memo()}, {"ภาพ.png", seed("picture_cut")}, {"ข", "text"}, {"ค", memo()}}, {});
    ASSERT_FALSE(made);
    ASSERT_EQ(made.problems().size(), 2u);
    EXPECT_EQ(made.problems()[0].pointer, "/1");
    EXPECT_EQ(made.problems()[0].thai, "รวมไฟล์พิมพ์ไม่ได้ เพราะส่วนที่ 2 “ภาพ.png” พิมพ์ไม่ได้: ไฟล์ภาพชำรุดหรือถูกตัดทอน");
    EXPECT_EQ(made.problems()[1].pointer, "/2");
    EXPECT_EQ(made.problems()[1].code, "not_printable");
    EXPECT_EQ(code({}), " nothing_to_print|");
}

TEST(PrintFile, RefusesWhatItWouldHaveToGuess) {
    EXPECT_EQ(code_of(memo()), "");
    EXPECT_EQ(code_of(memo().substr(0, memo().size() - 20)), "/0 pdf_damaged|");
    EXPECT_EQ(code_of(seed("pdf_encrypted")), "/0 pdf_encrypted|");
    EXPECT_EQ(code_of(seed("photo_cut")), "/0 picture_damaged|");
    EXPECT_EQ(code_of(seed("four_colours")), "/0 picture_kind|");
    EXPECT_EQ(code_of(pdf_with({})), "/0 pdf_damaged|");
    EXPECT_EQ(code_of(pdf_with({""}, "/MediaBox [0 0 0 9]")), "/0 pdf_damaged|");
    EXPECT_EQ(code_of(pdf_with({""}, "", "/OCProperties << /OCGs [] /D << /OFF [3 0 R] >> >>")), "/0 pdf_layers|");
    EXPECT_EQ(code_of(pdf_with({""}, "", "/OCProperties << /OCGs [] /D << /OFF [] >> >>")), "");
    EXPECT_EQ(code_of(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"})), "/0 pdf_damaged|");
    EXPECT_EQ(code_of(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", stream_of("x\x9C", "/Filter /FlateDecode")})),
              "/0 pdf_damaged|");
}

// libqpdf calls itself for every step from one object to the next.
TEST(PrintFile, RefusesObjectsThatAreNestedTooDeeply) {
    for (const int steps : {900, 100'000}) {
        std::vector<std::string> bodies{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources 4 0 R >>"};
        for (int i = 0; i < steps; ++i) bodies.push_back("<< /X " + std::to_string(i + 5) + " 0 R >>");
        bodies.push_back("null");
        EXPECT_EQ(code_of(pdf_of(bodies)), steps < 1000 ? "" : "/0 pdf_damaged|") << steps;
    }
}

TEST(PrintFile, KeepsToItsLimits) {
    const std::string two = pdf_with({"", ""});
    EXPECT_EQ(code_of(two, {.pages = 2}), "");
    EXPECT_EQ(code_of(two, {.pages = 1}), "/0 too_large|");
    EXPECT_EQ(code({{"ก", two}, {"ข", two}}, {.pages = 3}), "/1 too_large|");
    EXPECT_EQ(code_of(two, {.total = two.size() - 1}), " too_large|");
    EXPECT_EQ(code_of(memo(), {.decoded = 1000}), "/0 too_large|");
    EXPECT_EQ(code_of(memo(), {.cpu = std::chrono::milliseconds(-1)}), " too_large|");
    EXPECT_EQ(code_of(seed("picture"), {.samples = 31}), "/0 too_large|");
}

TEST(PrintFile, IsTheSameEachTime) {
    const std::vector<PrintPart> parts{{"ก", memo()}, {"ข", seed("picture")}, {"ค", seed("photo")}};
    EXPECT_EQ(*print_file(parts, {"พิมพ์รวม", true}), *print_file(parts, {"พิมพ์รวม", true}));
}

}  // namespace
}  // namespace server
