#include "layout/template/compile_form.h"

#include "tests/form_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

std::string refusal(std::string_view form) {
    try {
        compiled(form);
    } catch (const FormError& error) {
        return error.what();
    }
    return "accepted";
}

// What is wrong with a form of this body, which begins on line 3.
std::string body_refusal(std::string_view body) { return refusal(own_form(body)); }

TEST(CompileForm, AcceptsEveryElementOfTheLanguage) {
    EXPECT_EQ(refusal(own_form(R"(
        <heading level="2" style="s">หัวข้อ {a|dash} <b>{n|fixed:2}</b> {{}} {b|words:w}</heading>
        <if has="a" is="x"><new-page/></if>
        <each of="rows"><paragraph style="s">{#} {name} {/d|date}<each of="tags" between=", ">{.}</each></paragraph></each>
        <group left="5mm" keep-together="yes" section="yes"><space height="3mm"/></group>
        <table columns="20mm *"><row head="yes"><cell span="2" style="s">ก</cell></row>
          <each of="rows"><row><cell header="yes" style="s">{name}</cell><cell><paragraph style="s">{value}</paragraph></cell></row></each>
        </table>
        <picture of="emblem" height="15mm" alternative="ตรา" placeholder="ครุฑ" placeholder-style="s"/>
        <qr of="a" module="0.5mm" gap="2mm" before="6pt" alternative="รหัส {a}"><paragraph style="s">{a}</paragraph></qr>
        <leader><field label="ที่" label-style="s" style="s">{a}</field></leader>
        <chart bars="rows" value="value" target="n" style="s" label="{name}" figure="{value}" target-label="{n}" alternative="แผนภูมิ {n}"/>
        <pinned x="1mm" y="1mm"><paragraph style="s">ก</paragraph></pinned>)",
                                R"( created="/d" digits-from="/b")",
                                "<words name='w'><word is='x'>คำ</word></words><page left='20mm'/>"
                                "<footer top='280mm'><paragraph style='s'><page-number/>/<page-count/></paragraph></footer>")),
              "accepted");
}

TEST(CompileForm, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(body_refusal("\n<boldd/>"), "form.xml:4: unknown element <boldd>");
    EXPECT_EQ(body_refusal("<paragraph style='s'>ก<i>ข</i></paragraph>"), "form.xml:3: unknown element <i> in text");
    EXPECT_EQ(body_refusal("<paragraph style='s' colour='red'/>"), "form.xml:3: <paragraph>: unknown attribute colour");
    EXPECT_EQ(body_refusal("<paragraph style='t'/>"), "form.xml:3: unknown style t");
    EXPECT_EQ(body_refusal("<paragraph style='s'>\n{a|round}</paragraph>"),
              "form.xml:3: unknown format \"round\" (or its argument is missing or wrong)");
    EXPECT_EQ(body_refusal("<paragraph style='s'>{a|words:w}</paragraph>"), "form.xml:3: unknown word list w");
    EXPECT_EQ(body_refusal("<paragraph style='s'>{c}</paragraph>"),
              "form.xml:3: unknown field \"c\": the schema describes no such member here");
    EXPECT_EQ(body_refusal("<paragraph style='s'>{n|quarter-months:/year}</paragraph>"),
              "form.xml:3: unknown field in \"quarter-months:/year\"");
    EXPECT_EQ(body_refusal("<if has='rows/0/title'/>"),
              "form.xml:3: unknown field \"rows/0/title\": the schema describes no such member here");
    EXPECT_EQ(body_refusal("<qr of='a' module='0.3mm' alternative='รหัส'/>"), "form.xml:3: <qr>: module must be 0.33mm at least");
    EXPECT_EQ(refusal(own_form("", "", "<style name='t' family='Arial'/>")), "form.xml:2: <style>: the catalogue has no Arial regular");
    EXPECT_EQ(refusal(own_form("", "", "<styles/>")), "form.xml:2: unknown element <styles>");
    EXPECT_EQ(refusal(own_form("", " language='th'")), "form.xml:1: <form>: unknown attribute language");
    EXPECT_EQ(refusal("<letter/>"), "form.xml:1: the root element must be <form>");
}

TEST(CompileForm, RefusesWhatNoTextStandsIn) {
    EXPECT_EQ(body_refusal("<paragraph style='s'>{o}</paragraph>"), "form.xml:3: {o}: the member is no text and no number");
    EXPECT_EQ(body_refusal("<paragraph style='s'>{list}</paragraph>"), "form.xml:3: {list}: the member is no text and no number");
    EXPECT_EQ(body_refusal("<each of='a'/>"), "form.xml:3: <each>: the member is no list");
    EXPECT_EQ(body_refusal("<paragraph style='s'>{a</paragraph>"), "form.xml:3: a { without its }");
    EXPECT_EQ(body_refusal("<paragraph style='s'>a}</paragraph>"), "form.xml:3: a } without its {");
    EXPECT_EQ(body_refusal("<paragraph style='s'>{}</paragraph>"),
              "form.xml:3: unknown field \"\": the schema describes no such member here");
}

TEST(CompileForm, RefusesTextWhereNoneCanStand) {
    EXPECT_EQ(body_refusal("ก"), "form.xml:3: text is not allowed in <body>; put it into a paragraph");
    EXPECT_EQ(body_refusal("<table columns='*'><row>ก<cell/></row></table>"),
              "form.xml:3: text is not allowed in <row>; put it into a cell");
    EXPECT_EQ(body_refusal("<new-page>ก</new-page>"), "form.xml:3: <new-page>: holds nothing");
    EXPECT_EQ(body_refusal("<space height='1mm'><paragraph style='s'/></space>"), "form.xml:3: <space>: holds nothing");
    EXPECT_EQ(refusal(own_form("", "", "ก")), "form.xml:2: text is not allowed in <form>");
    EXPECT_EQ(refusal(own_form("", "", "<style name='t'>ก</style>")), "form.xml:2: <style>: holds nothing");
}

TEST(CompileForm, RefusesATableThatDoesNotAddUp) {
    EXPECT_EQ(body_refusal("<table columns='* * *'>\n<row><cell/><cell span='3'/></row></table>"),
              "form.xml:4: the row covers 4 of 3 columns");
    EXPECT_EQ(body_refusal("<table columns='* *'><row><cell/></row></table>"), "form.xml:3: the row covers 1 of 2 columns");
    EXPECT_EQ(body_refusal("<table columns='*'><row><cell/></row><row head='yes'><cell/></row></table>"),
              "form.xml:3: a head row stands below another row");
    EXPECT_EQ(body_refusal("<table columns='100mm 100mm'/>"),
              "form.xml:3: <table>: attribute columns does not fit into 160 mm");
    EXPECT_EQ(body_refusal("<table columns='-5mm *'/>"), "form.xml:3: <table>: attribute columns: \"-5mm\" is neither a length nor * nor auto");
    EXPECT_EQ(body_refusal("<table columns='auto 5mm'/>"), "form.xml:3: <table>: attribute columns: auto wants a * beside it");
    EXPECT_EQ(body_refusal("<table columns='*'><row><cell span='0'/></row></table>"), "form.xml:3: <cell>: span must be from 1 to 99");
    EXPECT_EQ(body_refusal("<table columns='*'><paragraph style='s'/></table>"), "form.xml:3: <table> holds <row>, not <paragraph>");
}

TEST(CompileForm, RefusesLengthsThatAreNone) {
    EXPECT_EQ(body_refusal("<space height='16'/>"), "form.xml:3: <space>: attribute height=\"16\" is no length such as 16pt or 25mm");
    EXPECT_EQ(body_refusal("<space height='nanpt'/>"), "form.xml:3: <space>: attribute height=\"nanpt\" is no length such as 16pt or 25mm");
    EXPECT_EQ(body_refusal("<space height='infmm'/>"), "form.xml:3: <space>: attribute height=\"infmm\" is no length such as 16pt or 25mm");
    EXPECT_EQ(refusal(own_form("", "", "<page left='150mm' right='70mm'/>")), "form.xml:2: <page>: the margins leave no room");
    EXPECT_EQ(refusal(own_form("", "", "<page first-top='290mm'/>")), "form.xml:2: <page>: the margins leave no room");
    EXPECT_EQ(refusal(own_form("", "", "<style name='t' size='0'/>")), "form.xml:2: <style>: size and pitch must be more than nothing");
    EXPECT_EQ(refusal(own_form("", "", "<style name='t' colour='blue'/>")),
              "form.xml:2: <style>: attribute colour=\"blue\" is no colour such as black, red or #c00000");
    EXPECT_EQ(refusal(own_form("", "", "<style name='t' align='middle'/>")),
              "form.xml:2: <style>: attribute align=\"middle\" must be one of: centre, justify, left, right");
}

TEST(CompileForm, RefusesALetterThatItsFaceLacks) {
    EXPECT_EQ(body_refusal("<paragraph style='s'>ก漢</paragraph>"), "form.xml:3: Character U+6F22 “漢” at place 2 is not in the typeface");
    EXPECT_EQ(refusal(own_form("<paragraph style='s'>{a|words:w}</paragraph>", "", "<words name='w'><word is='x'>漢</word></words>")),
              "form.xml:3: Character U+6F22 “漢” at place 1 is not in the typeface");
    EXPECT_EQ(refusal(own_form("", "", "")), "accepted");
}

TEST(CompileForm, LetsOnlyHeadersAndFootersAskForThePage) {
    EXPECT_EQ(body_refusal("<paragraph style='s'>\n<page-number/></paragraph>"),
              "form.xml:4: <page-number> stands in a <header> or <footer> only");
}

TEST(CompileForm, RefusesNamesThatStandTwice) {
    EXPECT_EQ(refusal(own_form("", "", "<style name='s'/>")), "form.xml:2: <style>: the style s stands twice");
    EXPECT_EQ(refusal(own_form("", "", "<words name='w'/><words name='w'/>")), "form.xml:2: <words>: the word list w stands twice");
    EXPECT_EQ(refusal(own_form("</body><body>")), "form.xml:3: <body> stands twice");
}

TEST(CompileForm, WantsItsFacts) {
    EXPECT_EQ(refusal("<form title='t'/>"), "form.xml:1: <form>: attribute version is missing");
    EXPECT_EQ(refusal("<form title='t' version='1' document-title='t' file-name='f' ascii-file-name='f'/>"),
              "form.xml:1: <form> has no <body>");
    EXPECT_EQ(refusal(own_form("", " digits='roman'")), "form.xml:1: <form>: attribute digits=\"roman\" must be one of: arabic, as-given, thai");
    EXPECT_EQ(body_refusal("<if/>"), "form.xml:3: <if>: <if> wants either has or lacks");
    EXPECT_EQ(body_refusal("<heading style='s' level='7'/>"), "form.xml:3: <heading>: level must be from 1 to 6");
    EXPECT_EQ(body_refusal("<picture of='photo' height='1mm' alternative=''/>"),
              "form.xml:3: <picture>: of must be emblem: the site has no other picture");
    EXPECT_EQ(body_refusal("<picture of='emblem' height='1mm' alternative='{a}'/>"), "form.xml:3: <picture>: alternative has no words of its own");
    EXPECT_EQ(body_refusal("<group keep-lines-before='-1'/>"), "form.xml:3: <group>: keep-lines-before must be from 0 to 9");
    EXPECT_EQ(body_refusal("<space height='1mm' least='2mm'/>"), "form.xml:3: <space>: least is more than height");
    EXPECT_EQ(body_refusal("<if has='rows' every='name'/>"), "form.xml:3: <if>: every wants in");
    EXPECT_EQ(body_refusal("<if has='rows' every='colour' in='o'/>"),
              "form.xml:3: unknown field \"colour\": the schema describes no such member here");
    EXPECT_EQ(body_refusal("<paragraph style='s'><next-words width='1mm'/></paragraph>"),
              "form.xml:3: <next-words> stands in a <cue> only");
}

TEST(CompileForm, MakesBodyTextOfTwentyPointNinetySix) {
    const auto tree = compiled(own_form(""));
    const Style& style = *tree->styles.at("s");
    EXPECT_NEAR(style.size.value, 16 * 0.6644, 1e-9);
    EXPECT_NEAR(style.paragraph.pitch.value, 20.96, 1e-9);
    EXPECT_NEAR(style.paragraph.ascent.value, 13.92, 1e-9);
}

}  // namespace
}  // namespace layout
