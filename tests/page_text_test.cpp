// Pages are written here as content streams; code 1 is ก, 2 is ข, 3 is /, 4 is 7 and 5 is 8.

#include "layout/text/characters.h"
#include "server/proof/compare_pages.h"
#include "server/proof/page_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace server {
namespace {

constexpr auto map =
    "begincmap\n5 beginbfchar\n<0001> <0E01>\n<0002> <0E02>\n<0003> <002F>\n<0004> <0037>\n<0005> <0038>\nendbfchar\nendcmap\n";

PdfPage page_of(std::string content) {
    return {std::move(content), "[ 0 0 595 842 ]", {{"/F1", std::make_shared<PdfFont>(PdfFont{map, "look"})}}, {{"/P1", "picture"}}, false};
}

// A line of the document, or of the page, at 85 pt from the left.
std::string line(const std::string& codes, int y = 700, const std::string& mark = "/P <</MCID 0>>") {
    return mark + " BDC\nBT\n85 " + std::to_string(y) + " Td\n/F1 16 Tf\n<" + codes + "> Tj\nET\nEMC\n";
}
std::string furniture(const std::string& codes) { return line(codes, 800, "/Artifact <</Type /Pagination>>"); }

std::string refusal(const std::string& content) {
    const auto reading = read_page_text(page_of(content));
    return reading ? "" : reading.problems().front().english;
}

PdfParts document(const std::vector<std::string>& pages) {
    PdfParts parts{{{"data.json", "{}"}, {"render.json", "{}"}}, "", {}};
    for (const std::string& content : pages) parts.pages.push_back(page_of(content));
    return parts;
}

TEST(ReadPageText, GivesEachLineWithWhereItBegins) {
    const auto reading = read_page_text(page_of("/P <</MCID 0>> BDC\n0.5 g\nBT\n85.04 700.5 Td\n/F1 16 Tf\n[<00010002> -12.5 <0001>] TJ\nET\nEMC\n" + furniture("0002")));
    ASSERT_TRUE(reading) << reading.problems().front().english;
    ASSERT_EQ(reading->lines.size(), 2u);
    EXPECT_EQ(reading->lines[0], (ShownLine{u"กขก", 85.04, 700.5, false}));
    EXPECT_EQ(reading->lines[1], (ShownLine{u"ข", 85, 800, true}));
}

TEST(ReadPageText, ReadsStringsOfEitherKind) {
    using namespace std::string_literals;
    std::string cmap = map;
    cmap.replace(cmap.find("<0003>"), 6, "<0D28>");  // A carriage return and a parenthesis: both are escaped.
    PdfPage page = page_of("/P <</MCID 0>> BDC\nBT\n85 700 Td\n/F1 16 Tf\n[(\0\1\\r\\()-12.5(\0\2)<0001>] TJ\nET\nEMC\n"s);
    page.fonts["/F1"] = std::make_shared<PdfFont>(PdfFont{cmap, ""});
    const auto reading = read_page_text(page);
    ASSERT_TRUE(reading) << reading.problems().front().english;
    EXPECT_EQ(reading->lines.at(0).text, u"ก/ขก");
}

TEST(ReadPageText, RefusesStringsThatOurEngineDoesNotWrite) {
    using namespace std::string_literals;
    for (const std::string& string : {"(\0\1(\0\2))"s, "(\0)"s, "(\\000\\001)"s, "(\0\\n)"s, "(\0\1"s, "(\0\1\\"s})
        EXPECT_NE(refusal("/P <</MCID 0>> BDC\nBT\n85 700 Td\n/F1 16 Tf\n" + string + " Tj\nET\nEMC\n"), "") << string;
}

TEST(ReadPageText, RefusesEveryOtherWayOfShowingText) {
    EXPECT_EQ(refusal(line("0001")), "");
    for (const char* by : {"1 Tc", "3 Tr", "1 0 0 1 9 9 Tm", "T*", "(a) Tj", "<0001> '", "/P2 Do", "BI ID EI", "/F2 9 Tf", "% note\nS", "/GS1 gs", "9 9 Td"})
        EXPECT_NE(refusal("/P <</MCID 0>> BDC\nBT\n85 700 Td\n/F1 16 Tf\n" + std::string(by) + "\n<0001> Tj\nET\nEMC\n"), "") << by;
    EXPECT_NE(refusal(line("0009")), "") << "a code that means nothing";
    EXPECT_NE(refusal(line("00")), "") << "half a code";
    EXPECT_NE(refusal("BT\n85 700 Td\n/F1 16 Tf\n<0001> Tj\nET\n"), "") << "without a mark";
    EXPECT_NE(refusal("/P <</MCID 0>> BDC\nBT\n/F1 16 Tf\n<0001> Tj\nET\nEMC\n"), "") << "without a place";
    EXPECT_NE(refusal(line("0001") + "1 2"), "") << "operands alone";
    EXPECT_NE(refusal(""), "") << "no content, or in several streams";
    PdfPage annotated = page_of(line("0001"));
    annotated.has_more = true;
    EXPECT_FALSE(read_page_text(annotated));
}

TEST(ReadPageText, RefusesATextThatReadersGetOtherwise) {
    const auto spoken = [](const std::string& text) { return line("00010002", 700, "/P <</MCID 0>> BDC\n/Span <</ActualText <FEFF" + text + ">>>") + "EMC\n"; };
    EXPECT_EQ(refusal(spoken("0E010E02")), "");
    EXPECT_EQ(refusal(spoken("0E010E020020")), "");
    EXPECT_NE(refusal(spoken("0E010E01")), "");
}

TEST(ReadPageText, RefusesAFontWhoseCodesAreUnclear) {
    for (const char* cmap : {"1 beginbfrange\n<0001> <0009> <0E01>\nendbfrange\n", "2 beginbfchar\n<0001> <0E01>\n<0001> <0E02>\nendbfchar\n",
                                    "1 beginbfchar\n<0001> <D800>\nendbfchar\n", "1 beginbfchar\n<0001> <0E010E02>\nendbfchar\n", ""}) {
        PdfPage page = page_of(line("0001"));
        page.fonts["/F1"] = std::make_shared<PdfFont>(PdfFont{cmap, ""});
        EXPECT_FALSE(read_page_text(page)) << cmap;
    }
}

TEST(ComparePages, TellsTheLineThatSaysSomethingElse) {
    const Comparison comparison = compare(document({line("00010004")}), document({line("00010005")}));
    EXPECT_EQ(comparison.text, Sameness::differs);
    EXPECT_THAT(comparison.differences, testing::Contains(Difference{"text", 1, "ก7", "ก8"}));
}

TEST(ComparePages, LetsALineAndAPageEndElsewhere) {
    const Comparison lines = compare(document({line("00010002")}), document({line("0001") + line("0002", 680)}));
    EXPECT_EQ(lines.text, Sameness::same);
    EXPECT_EQ(lines.positions, Sameness::differs);
    const Comparison pages = compare(document({line("0001") + line("0002", 680)}), document({line("0001"), line("0002")}));
    EXPECT_EQ(pages.text, Sameness::same);
    EXPECT_EQ(pages.positions, Sameness::differs);
}

TEST(ComparePages, KnowsTheFurnitureOfPagesThatEndElsewhere) {
    const PdfParts ours = document({line("00010001") + furniture("00020004"), line("0002")});
    const auto with = [](const std::string& codes) { return document({line("0001") + furniture(codes), line("00010002")}); };
    EXPECT_EQ(compare(with("00020005"), ours).text, Sameness::same) << "another page number";
    EXPECT_EQ(compare(with("00030001"), ours).text, Sameness::same) << "/ก before a page that begins with ก";
    EXPECT_EQ(compare(with("00030002"), ours).text, Sameness::differs) << "/ข before it";
    EXPECT_EQ(compare(with("00010004"), ours).text, Sameness::differs) << "a line of its own";
    EXPECT_EQ(compare(document({line("00010001") + furniture("00020005"), line("0002")}), ours).text, Sameness::differs) << "another number on the same page";
}

TEST(ComparePages, TakesTextOfTheDocumentForNoFurniture) {
    EXPECT_EQ(compare(document({furniture("0001")}), document({line("0001", 800)})).text, Sameness::differs);
}

TEST(ComparePages, SeesADrawingOverTheText) {
    const Comparison comparison = compare(document({line("0001") + "1 g\n80 690 50 20 re f\n"}), document({line("0001")}));
    EXPECT_EQ(comparison.text, Sameness::same);
    EXPECT_EQ(comparison.drawing, Sameness::differs);
}

}  // namespace
}  // namespace server
