#include "layout/template/xml.h"

#include "layout/template/form.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

// "a:1(x=1)[“text”:1 b:2[]]": names, lines, attributes and children.
std::string shown(const Element& element) {
    std::string out = element.name + ":" + std::to_string(element.line);
    for (const auto& [name, value] : element.attributes) out += "(" + name + "=" + value + ")";
    out += "[";
    for (const auto& child : element.children) {
        if (out.back() != '[') out += ' ';
        if (const auto* data = std::get_if<CharacterData>(&child)) out += "“" + data->text + "”:" + std::to_string(data->line);
        else out += shown(std::get<Element>(child));
    }
    return out + "]";
}

std::string tree(std::string_view bytes) { return shown(read_xml(bytes, "f.xml")); }

std::string refusal(std::string_view bytes) {
    try {
        return tree(bytes);
    } catch (const FormError& error) {
        return error.what();
    }
}

TEST(ReadXml, KnowsElementsTheirAttributesAndLines) {
    EXPECT_EQ(tree("<a x='1'>\n<b/>\n<c y=\"&lt;\"/></a>"), "a:1(x=1)[b:2[] c:3(y=<)[]]");
}

TEST(ReadXml, KeepsTextAndDropsWhiteSpaceWithALineBreak) {
    EXPECT_EQ(tree("<a>ก  ข</a>"), "a:1[“ก  ข”:1]");
    EXPECT_EQ(tree("<a>\n  ก\n  ข ค\n</a>"), "a:1[“กข ค”:1]");
    EXPECT_EQ(tree("<a>ก <b>ข</b> ค</a>"), "a:1[“ก ”:1 b:1[“ข”:1] “ ค”:1]");
    EXPECT_EQ(tree("<a>ก<!-- ไม่พิมพ์ --> &amp; <![CDATA[<ข>]]></a>"), "a:1[“ก & <ข>”:1]");
    EXPECT_EQ(tree("<a>\n \n</a>"), "a:1[]");
}

TEST(ReadXml, RefusesDamagedXmlWithItsLine) {
    EXPECT_EQ(refusal("<a>\n<b></a>").substr(0, 28), "f.xml:2: not well-formed XML");
    EXPECT_EQ(refusal("").substr(0, 8), "f.xml:1:");
    EXPECT_EQ(refusal("<a>\xff</a>").substr(0, 28), "f.xml:1: not well-formed XML");
    EXPECT_EQ(refusal("<a x='1' x='2'/>").substr(0, 28), "f.xml:1: not well-formed XML");
    EXPECT_EQ(refusal("<a>&ghost;</a>").substr(0, 28), "f.xml:1: not well-formed XML");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='KLINGON'?><a/>").substr(0, 28), "f.xml:1: not well-formed XML");
}

TEST(ReadXml, RefusesDocumentTypesInstructionsAndOtherEncodings) {
    EXPECT_EQ(refusal("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>"), "f.xml:2: a form declares no document type");
    EXPECT_EQ(refusal("<a>\n<?php ?></a>"), "f.xml:2: a form has no processing instruction <?php?>");
    EXPECT_EQ(refusal(std::string("<\0a\0/\0>\0", 8)), "f.xml:1: a form is written in UTF-8");
}

TEST(ReadXml, RefusesElementsWithoutEnd) {
    std::string deep;
    for (int i = 0; i < 64; ++i) deep += "<a>";
    std::string closed = deep;
    for (int i = 0; i < 64; ++i) closed += "</a>";
    EXPECT_EQ(refusal(closed).substr(0, 8), "a:1[a:1[");
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    EXPECT_EQ(refusal(deep), "f.xml:1: elements stand in more than 64 others");
}

}  // namespace
}  // namespace layout
