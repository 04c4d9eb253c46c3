#include "layout/pdf/structure.h"

#include "layout/pdf/figure_boxes.h"
#include "layout/pdf/write_pdf.h"
#include "tests/hand_shaped.h"
#include "tests/pdf_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace layout {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace literals;

TextLine line(NodeId node) {
    TextLine line;
    line.shaped = std::make_shared<Shaped>(hand_shaped(u"ก"));
    line.end = 1;
    line.x = 10_pt;
    line.baseline = 50_pt;
    line.node = node;
    return line;
}

PdfReading written(const std::vector<Node>& nodes, const std::vector<std::vector<Item>>& pages) {
    Pages made;
    made.nodes = nodes;
    for (const auto& items : pages) made.pages.push_back({100_pt, 200_pt, items});
    Facts facts;
    facts.title = "ก";
    return PdfReading(write_pdf(made, facts));
}

// The text of the one element of a type.
std::string element(const PdfReading& pdf, const std::string& type) {
    const auto found = pdf.of_kind("/S /" + type + "\n");
    EXPECT_EQ(found.size(), 1u) << type;
    return found.empty() ? "" : found.front()->text;
}

TEST(AddStructure, AParagraphOverTwoPagesIsOneElement) {
    const PdfReading pdf = written({{Role::document}, {Role::paragraph}}, {{line(1)}, {line(1)}});
    EXPECT_THAT(element(pdf, "P"), testing::ContainsRegex("/K \\[ 0 <<\n/Type /MCR\n/Pg [0-9]+ 0 R\n/MCID 0\n>> \\]"));
    EXPECT_THAT(pdf.catalog().text, HasSubstr("/MarkInfo <<\n/Marked true\n>>"));
}

TEST(AddStructure, EveryPagesParentsAreTheElementsOfItsMarksInTheirOrder) {
    const PdfReading pdf = written({{Role::document}, {Role::heading, 0, 1}, {Role::paragraph}}, {{line(1), line(2), line(1)}});
    std::map<std::string, std::string> number;  // Of an element, by its type.
    for (const auto& [n, object] : pdf.objects)
        for (const char* type : {"H1", "P"})
            if (object.text.find(std::string("/S /") + type + "\n") != std::string::npos) number[type] = std::to_string(n) + " 0 R";
    const PdfObject& leaf = pdf.at(pdf.at(pdf.at(pdf.catalog().text, "StructTreeRoot").text, "ParentTree").text, "Kids");
    EXPECT_EQ(pdf.at(leaf.text, "Nums \\[ 0").text, "[ " + number["H1"] + " " + number["P"] + " " + number["H1"] + " ]\n");
    EXPECT_THAT(pdf.of_kind("/Type /Page\n")[0]->text, HasSubstr("/StructParents 0\n/Tabs /S"));
}

TEST(AddStructure, ACellsOnlyParagraphIsTheCellAndAnEmptyCellStays) {
    const std::vector<Node> nodes{{Role::document},     {Role::table},        {Role::table_body, 1}, {Role::table_row, 2},
                                  {Role::header_cell, 3}, {Role::paragraph, 4}, {Role::data_cell, 3},  {Role::paragraph, 6}};
    std::vector<Node> scoped = nodes;
    scoped[4].scope = Node::Scope::row;
    scoped[6].column_span = 2;
    const PdfReading pdf = written(scoped, {{line(5)}});
    EXPECT_THAT(element(pdf, "TH"), HasSubstr("/A <<\n/O /Table\n/Scope /Row\n>>\n/K 0\n"));
    EXPECT_THAT(element(pdf, "TD"), HasSubstr("/ColSpan 2"));
    EXPECT_THAT(element(pdf, "TD"), Not(HasSubstr("/K")));
    EXPECT_EQ(pdf.of_kind("/S /P\n").size(), 0u);
}

TEST(AddStructure, WhatDrawsNothingHasNoElement) {
    const PdfReading pdf = written({{Role::document}, {Role::section}, {Role::paragraph, 1}, {Role::paragraph}}, {{line(3)}});
    EXPECT_EQ(pdf.of_kind("/S /Sect\n").size(), 0u);
    EXPECT_EQ(pdf.of_kind("/S /P\n").size(), 1u);
}

TEST(AddStructure, AFigureHasItsTextAndItsBox) {
    std::vector<Node> nodes{{Role::document}, {Role::figure}, {Role::paragraph, 1}};
    nodes[1].alternative = "ก";
    const PdfReading pdf = written(nodes, {{Box{20_pt, 30_pt, 5_pt, 60_pt, black, 1}, line(2)}});
    EXPECT_THAT(element(pdf, "Figure"), HasSubstr("/Alt <FEFF0E01>"));
    // The bar from x = 20 to 25 and 110 to 170 above the lower edge; the letter begins at x = 10.
    EXPECT_THAT(element(pdf, "Figure"), testing::ContainsRegex("/BBox \\[ 10 110 25 170 \\]"));
}

TEST(AddStructure, SplitsALongListOfChildrenIntoSections) {
    std::vector<Node> nodes{{Role::document}};
    std::vector<Item> items;
    for (NodeId id = 1; id <= 32'001; ++id) {
        nodes.push_back({Role::paragraph});
        items.emplace_back(line(id));
    }
    EXPECT_EQ(written(nodes, {items}).of_kind("/S /Sect\n").size(), 2u);  // 32,000 and 1.
}

TEST(AddStructure, NestsBookmarksByTheirLevels) {
    std::vector<Node> nodes{{Role::document}, {Role::heading, 0, 1}, {Role::heading, 0, 2}, {Role::heading, 0, 1}};
    for (NodeId id = 1; id < 4; ++id) nodes[id].text = u"ก";
    nodes[3].bookmark = u"ข";
    const PdfReading pdf = written(nodes, {{line(1), line(2)}, {line(3)}});
    const PdfObject& outline = pdf.at(pdf.catalog().text, "Outlines");
    EXPECT_THAT(outline.text, HasSubstr("/Count 2\n"));
    const PdfObject& first = pdf.at(outline.text, "First");
    EXPECT_THAT(first.text, HasSubstr("/Title <FEFF0E01>"));
    EXPECT_THAT(first.text, HasSubstr("/Count -1\n"));  // Folded, with one below it.
    EXPECT_THAT(pdf.at(first.text, "Next").text, HasSubstr("/Title <FEFF0E02>"));
}

}  // namespace
}  // namespace layout
