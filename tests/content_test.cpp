#include "layout/pdf/content.h"

#include "layout/pdf/foreign_runs.h"
#include "layout/pdf/number.h"
#include "layout/pdf/write_pdf.h"
#include "tests/hand_shaped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace layout {
namespace {

using testing::HasSubstr;
using namespace literals;

std::string written(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

// A page 100 pt wide and 200 pt high with these items alone, and without the artifact's brackets.
std::string content(std::vector<Item> items) {
    Resources resources;
    std::string text = content_of(Page{100_pt, 200_pt, std::move(items)}, {}, resources).stream;
    if (text.empty()) return text;
    const std::string open = "/Artifact <</Type /Layout>> BDC\n", close = "EMC\n";
    EXPECT_EQ(text.substr(0, open.size()), open);
    EXPECT_EQ(text.substr(text.size() - close.size()), close);
    return text.substr(open.size(), text.size() - open.size() - close.size());
}

// A string of these codes, all of them below 40.
std::string codes(std::initializer_list<char> numbers) {
    std::string string = "(";
    for (const char number : numbers) string += {'\0', number};
    return string + ')';
}

// The whole text as one line at (10, 50), so at (10, 150) as PDF counts.
TextLine line(std::u16string_view text) {
    TextLine line;
    line.shaped = std::make_shared<Shaped>(hand_shaped(text));
    line.end = line.shaped->clusters.size();
    line.x = 10_pt;
    line.baseline = 50_pt;
    return line;
}

TEST(AppendNumber, WritesUpToThreeDecimals) {
    EXPECT_EQ(written(0), "0");
    EXPECT_EQ(written(85.039370), "85.039");
    EXPECT_EQ(written(-2.5), "-2.5");
    EXPECT_EQ(written(0.05), "0.05");
    EXPECT_EQ(written(-0.0004), "0");  // Never "-0".
    EXPECT_EQ(written(0.0005), "0.001");
    EXPECT_EQ(written(999.9996), "1000");
    EXPECT_EQ(written(841.89), "841.89");
}

TEST(AppendNumber, RefusesWhatIsNoLength) {
    EXPECT_THROW(written(std::nan("")), PdfError);
    EXPECT_THROW(written(std::numeric_limits<double>::infinity()), PdfError);
    EXPECT_THROW(written(-1e10), PdfError);
}

TEST(ContentOf, ALineIsOneStringAtItsPlace) {
    EXPECT_EQ(content({line(u"กาก")}), "BT\n10 150 Td\n/F1 10 Tf\n" + codes({1, 2, 1}) + " Tj\nET\n");
}

TEST(ContentOf, ALineHasACodeForEachCharacter) {
    EXPECT_THAT(content({line(u"น้ำ")}), HasSubstr(codes({1, 2, 3}) + " Tj"));
}

TEST(ContentOf, APartOfATextHasItsClustersOnly) {
    TextLine part = line(u"กาขค");
    part.begin = 1;
    part.end = 3;
    EXPECT_THAT(content({part}), HasSubstr(codes({1, 2}) + " Tj"));
    part.begin = part.end;
    EXPECT_EQ(content({part}), "");
}

TEST(ContentOf, ASecondLineRepeatsNeitherFontNorColour) {
    EXPECT_EQ(content({line(u"ก"), line(u"ก")}),
              "BT\n10 150 Td\n/F1 10 Tf\n" + codes({1}) + " Tj\nET\nBT\n10 150 Td\n" + codes({1}) + " Tj\nET\n");
}

TEST(ContentOf, JustificationMovesTheNextClusterRight) {
    TextLine stretched = line(u"ก กา");
    stretched.extra = {0_pt, Pt{2.5}, 0_pt, Pt{9}};  // 2.5 pt of 10 pt are 250 thousandths.
    EXPECT_THAT(content({stretched}), HasSubstr("[" + codes({1, 2}) + "-250" + codes({1, 3}) + "] TJ"));  // Nothing after the last.
}

TEST(ContentOf, SpansAreSetOneAfterTheOther) {
    TextLine mixed = line(u"กก");
    Shaped shaped = *mixed.shaped;
    shaped.spans.push_back({laksaman(true), 20_pt, {1, 0, 0}});
    shaped.clusters[1].span = 1;
    mixed.shaped = std::make_shared<Shaped>(shaped);
    mixed.extra = {Pt{1}, 0_pt};
    EXPECT_EQ(content({mixed}), "BT\n10 150 Td\n/F1 10 Tf\n[" + codes({1}) + "-100" + codes({}) + "] TJ\n/F2 20 Tf\n1 0 0 rg\n" + codes({1}) + " Tj\nET\n");
}

TEST(ContentOf, EscapesWhatAStringWouldNotKeep) {
    using namespace std::string_literals;
    std::u16string text;
    for (char16_t c = u'!'; c <= u'~'; ++c) text += c;  // Codes 1 to 94.
    const std::string stream = content({line(text)});
    EXPECT_THAT(stream, HasSubstr("\0\x0A\0\x0B\0\x0C\0\\r\0\x0E"s));
    EXPECT_THAT(stream, HasSubstr("\0\x27\0\\(\0\\)\0\x2A"s));
    EXPECT_THAT(stream, HasSubstr("\0\x5B\0\\\\\0\x5D\0\x5E) Tj"s));
}

TEST(ContentOf, ActualTextStandsAroundTheLineThatAsksForIt) {
    TextLine asking = line(u"กา ก");
    asking.actual_text = true;
    asking.end = 3;
    EXPECT_EQ(content({asking}),
              "/Span <</ActualText <FEFF0E010E320020>>> BDC\nBT\n10 150 Td\n/F1 10 Tf\n" + codes({1, 2, 3}) + " Tj\nET\nEMC\n");
}

TEST(ContentOf, EnglishWordsSayTheirLanguage) {
    TextLine text = line(u"ก AB-CD E");
    text.node = 1;
    Resources resources;
    const PageContent content = content_of(Page{100_pt, 200_pt, {text}}, {{Role::document}, {}}, resources);
    EXPECT_THAT(content.stream, HasSubstr(codes({1, 2}) + " Tj\nET\nEMC\n/Span <</MCID 1 /Lang (en)>> BDC\nBT\n"));
    EXPECT_THAT(content.stream, HasSubstr(codes({3, 4, 5, 6, 7}) + " Tj\nET\nEMC\n/P <</MCID 2>> BDC\n"));
    EXPECT_EQ(content.marks, (std::vector<NodeId>{1, 1, 1}));
}

TEST(ForeignRuns, AreLatinWordsAndNotPartsOfCodes) {
    const auto runs = [](std::u16string_view text) {
        const Shaped shaped = hand_shaped(text);
        return foreign_runs(shaped, 0, shaped.clusters.size());
    };
    using Runs = std::vector<ForeignRun>;
    EXPECT_EQ(runs(u"ระบบ BMA Digital Plans กก"), (Runs{{5, 22}}));
    EXPECT_EQ(runs(u"ก e-mail"), (Runs{{4, 8}}));  // A lone letter is no word.
    EXPECT_EQ(runs(u"office@bangkok.go.th"), Runs{});
    EXPECT_EQ(runs(u"ISO 27001"), (Runs{{0, 3}}));
    EXPECT_EQ(runs(u"A4 v1.0 x"), Runs{});
    EXPECT_EQ(runs(u"(Database)."), (Runs{{1, 9}}));
}

TEST(ContentOf, RulesAreStrokes) {
    EXPECT_EQ(content({Rule{10_pt, 20_pt, 90_pt, 20_pt, Pt{0.5}, {}, black}}), "0.5 w 10 180 m 90 180 l S\n");
    EXPECT_EQ(content({Rule{10_pt, 20_pt, 90_pt, 20_pt, 1_pt, 3_pt, {1, 0, 0}}}),
              "1 0 0 RG\nq 1 J [0 3] 0 d\n1 w 10 180 m 90 180 l S Q\n");
}

TEST(ContentOf, BoxesAreFilled) {
    EXPECT_EQ(content({Box{10_pt, 20_pt, 30_pt, 40_pt, {0.5, 0.5, 0.5}}}), "0.5 g\n10 140 30 40 re f\n");
}

TEST(ContentOf, DrawingsOfOnePathShareAForm) {
    const auto path = std::make_shared<const Path>();
    const Drawing filled{path, 10_pt, 20_pt, 50_pt, {}, black};
    Drawing stroked = filled;
    stroked.stroke = 1_pt;
    // 50 pt high: 0.05 pt a unit, so a stroke of 1 pt is 20 units wide.
    EXPECT_EQ(content({filled, filled, stroked}),
              "q 50 0 0 50 10 130 cm /P1 Do Q\nq 50 0 0 50 10 130 cm /P1 Do Q\nq 50 0 0 50 10 130 cm 20 w /P2 Do Q\n");
}

TEST(ContentOf, AFormDrawsItsPathInItsOwnUnits) {
    using Verb = Path::Segment::Verb;
    Path path;
    path.segments = {{Verb::move, 0, 0, 0, 0, 1, 2},
                     {Verb::line, 0, 0, 0, 0, 3, 4},
                     {Verb::curve, 5, 6, 7, 8, 9, 10},
                     {Verb::close, 0, 0, 0, 0, 0, 0}};
    const auto shared = std::make_shared<const Path>(path);
    EXPECT_EQ(content_of(Resources::Form{shared, false}), "1 2 m\n3 4 l\n5 6 7 8 9 10 c\nh\nf\n");
    EXPECT_THAT(content_of(Resources::Form{shared, true}), testing::EndsWith("h\nS\n"));
}

TEST(ContentOf, EverythingStandsInASequenceOfItsNodeOrIsAnArtifact) {
    Resources resources;
    TextLine title = line(u"ก"), footer = line(u"ก");
    title.node = 1;
    footer.node = pagination_node;
    const Box bar{0_pt, 0_pt, 1_pt, 1_pt, black, 2}, rule{0_pt, 0_pt, 1_pt, 1_pt, black};
    const std::vector<Node> nodes{{Role::document}, {Role::heading, root_node, 2}, {Role::figure}};
    const PageContent content = content_of(Page{100_pt, 200_pt, {title, bar, bar, rule, footer, title}}, nodes, resources);
    EXPECT_EQ(content.stream,
              "/H2 <</MCID 0>> BDC\nBT\n10 150 Td\n/F1 10 Tf\n" + codes({1}) + " Tj\nET\nEMC\n"
              "/Figure <</MCID 1>> BDC\n0 199 1 1 re f\n0 199 1 1 re f\nEMC\n"
              "/Artifact <</Type /Layout>> BDC\n0 199 1 1 re f\nEMC\n"
              "/Artifact <</Type /Pagination>> BDC\nBT\n10 150 Td\n" + codes({1}) + " Tj\nET\nEMC\n"
              "/H2 <</MCID 2>> BDC\nBT\n10 150 Td\n" + codes({1}) + " Tj\nET\nEMC\n");
    EXPECT_EQ(content.marks, (std::vector<NodeId>{1, 2, 1}));
}

TEST(ContentOf, RefusesItemsThatDoNotHoldTogether) {
    TextLine beyond = line(u"ก");
    beyond.end = 2;
    EXPECT_THROW(content({beyond}), PdfError);
    TextLine gaps = line(u"กก");
    gaps.extra = {0_pt};
    EXPECT_THROW(content({gaps}), PdfError);
    TextLine nowhere = line(u"ก");
    nowhere.x = Pt{std::nan("")};
    EXPECT_THROW(content({nowhere}), PdfError);
    EXPECT_THROW(content({Drawing{}}), PdfError);
    EXPECT_THROW(content({TextLine{}}), PdfError);
    TextLine of_nothing = line(u"ก");
    of_nothing.node = 7;
    EXPECT_THROW(content({of_nothing}), PdfError);
}

}  // namespace
}  // namespace layout
