#include "layout/template/fill.h"

#include "layout/value/write_json.h"
#include "tests/form_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

// The paragraphs of a form with this body, parted by " / ".
std::string texts(std::string_view body, std::string_view data, std::string_view attributes = "",
                  std::string_view definitions = "") {
    const auto made = filled(own_form(body, attributes, definitions), data);
    if (!made) return "refused: " + made.problems().front().code;
    std::string out;
    for (std::size_t i = 0; i < made->document.blocks.size(); ++i) {
        if (i > 0) out += " / ";
        const auto* paragraph = std::get_if<Paragraph>(&made->document.blocks[i].content);
        out += paragraph ? text_of(*paragraph) : "?";
    }
    return out;
}

std::string paragraph(std::string_view text, std::string_view data) {
    return texts("<paragraph style=\"s\">" + std::string(text) + "</paragraph>", data);
}

TEST(Fill, PrintsMembersAsTheyWereWritten) {
    EXPECT_EQ(paragraph("ก {a} ข", R"({"a": "ค"})"), "ก ค ข");
    EXPECT_EQ(paragraph("{n}", R"({"n": 100.00})"), "100.00");
    EXPECT_EQ(paragraph("{/o/text}", R"({"o": {"text": "ค"}})"), "ค");
    EXPECT_EQ(paragraph("{rows/1/name}", R"({"rows": [{"name": "ก"}, {"name": "ข"}]})"), "ข");
    EXPECT_EQ(paragraph("{{a}}", R"({"a": "ค"})"), "{a}");
}

TEST(Fill, GivesBackOfATestAndOfAListOnlyWhatTheyRead) {
    const auto printed = [](const char* body, const char* data) { return write_json(filled(own_form(body), data)->printed); };
    const char* in = "<if has='a' in='/rows'><paragraph style='s'>ก</paragraph></if>";
    EXPECT_EQ(printed(in, R"({"a": "x", "rows": [{"name": "xy", "value": 7}]})"), R"({"a":"x","rows":[{"name":"xy"}]})");
    EXPECT_EQ(printed(in, R"({"a": "x", "rows": 7})"), R"({"a":"x","rows":""})");
    const char* each = "<each of='list'><paragraph style='s'>ก</paragraph></each>";
    EXPECT_EQ(printed(each, R"({"list": "ลับ"})"), R"({"list":""})");
    EXPECT_EQ(printed(each, R"({"list": ["ลับ"]})"), R"({"list":[null]})");
}

TEST(Fill, PrintsNothingForNullAndForWhatIsAbsent) {
    EXPECT_EQ(paragraph("ก{a}ข", R"({"a": null})"), "กข");
    EXPECT_EQ(paragraph("ก{a}ข", "{}"), "กข");
    EXPECT_EQ(paragraph("{a}", "{}"), "");
    EXPECT_EQ(paragraph("{rows/7/name}", R"({"rows": []})"), "");
    EXPECT_EQ(paragraph("{a|dash}", "{}"), "-");
}

TEST(Fill, MakesAQrCodeOfATextAndNothingOfNone) {
    const char* form = "<qr of='a' module='0.5mm' alternative='ที่ {a}'><paragraph style='s'>{b}</paragraph></qr>";
    const auto made = filled(own_form(form), R"({"a": "https://a.example/2", "b": "ข"})");
    ASSERT_TRUE(made);
    const auto& picture = std::get<Picture>(made->document.blocks.at(0).content);
    EXPECT_EQ(picture.alternative, "ที่ https://a.example/2");
    EXPECT_EQ(picture.path->width, 25 + 8);  // Version 2 holds 26 bytes at level M.
    EXPECT_NEAR(picture.height.value, 33 * 0.5 / 25.4 * 72, 0.001);
    EXPECT_EQ(text_of(picture.beside.at(0)), "ข");
    for (const char* without : {"{}", R"({"a": null})", R"({"a": ""})"}) EXPECT_TRUE(filled(own_form(form), without)->document.blocks.empty()) << without;
}

TEST(Fill, DropsTheWhiteSpaceOfAnIndentedForm) {
    EXPECT_EQ(paragraph("\n   ก {a}\n   ข\n", R"({"a": "ค"})"), "ก คข");
}

TEST(Fill, AsksWhetherAMemberIsThere) {
    const auto has = [](std::string_view data) { return paragraph("<if has='a'>มี</if><if lacks='a'>ไม่มี</if>", data); };
    EXPECT_EQ(has(R"({"a": "x"})"), "มี");
    EXPECT_EQ(has(R"({"a": ""})"), "มี");
    EXPECT_EQ(has(R"({"a": null})"), "ไม่มี");
    EXPECT_EQ(has("{}"), "ไม่มี");
    EXPECT_EQ(paragraph("<if has='list'>มี</if><if lacks='list'>ไม่มี</if>", R"({"list": []})"), "ไม่มี");
}

TEST(Fill, AsksWhichItemOfItsListItIs) {
    EXPECT_EQ(paragraph("<each of='list'><if has='#' is='1'>แรก:</if>{.}<if lacks='#' is='1'>;</if></each>", R"({"list": ["ก", "ข", "ค"]})"),
              "แรก:กข;ค;");
}

// What a document says that already names some of it.
TEST(Fill, AsksWhetherATextStandsInAnother) {
    const auto in = [](std::string_view data) { return paragraph("<if has='a' in='list'>มี</if><if lacks='a' in='list'>ไม่มี</if>", data); };
    EXPECT_EQ(in(R"({"a": "ข้อ 2", "list": ["x", "ตามข้อ ๒ นั้น"]})"), "มี");  // Spaces and kinds of digits apart.
    EXPECT_EQ(in(R"({"a": "ข้อ 2", "list": ["ข้อ 3"]})"), "ไม่มี");
    EXPECT_EQ(in(R"({"a": "ข้อ 2"})"), "ไม่มี");
    EXPECT_EQ(in(R"({"list": ["x"]})"), "ไม่มี");
}

TEST(Fill, AsksWhetherEveryItemStandsInAnotherText) {
    const auto in = [](std::string_view data) {
        return paragraph("<if has='rows' every='name' in='o'>ครบ</if><if lacks='rows' every='name' in='o'>ไม่ครบ</if>", data);
    };
    EXPECT_EQ(in(R"({"rows": [{"name": "ก"}, {"name": "ข"}], "o": {"text": "ขก"}})"), "ครบ");
    EXPECT_EQ(in(R"({"rows": [{"name": "ก"}, {"name": "ข"}], "o": {"text": "ก"}})"), "ไม่ครบ");
}

TEST(Fill, AsksWhatAMemberSays) {
    const auto is = [](std::string_view data) { return paragraph("<if has='a' is='x'>ใช่</if><if lacks='a' is='x'>ไม่ใช่</if>", data); };
    EXPECT_EQ(is(R"({"a": "x"})"), "ใช่");
    EXPECT_EQ(is(R"({"a": "y"})"), "ไม่ใช่");
    EXPECT_EQ(is("{}"), "ไม่ใช่");
    EXPECT_EQ(paragraph("<if has='flag' is='true'>ใช่</if>", R"({"flag": true})"), "ใช่");
    EXPECT_EQ(paragraph("<if has='flag' is='true'>ใช่</if>ก", R"({"flag": false})"), "ก");
}

TEST(Fill, AsksHowMuchOfADateIsKnown) {
    const auto like = [](std::string_view data) { return paragraph("<if has='d' like='month'>เดือน</if><if has='d' like='day'>วัน</if>ก", data); };
    EXPECT_EQ(like(R"({"d": "2021-06"})"), "เดือนก");
    EXPECT_EQ(like(R"({"d": "2021-06-25"})"), "วันก");
    EXPECT_EQ(like("{}"), "ก");
}

TEST(Fill, RepeatsForEachItemWithItsNumberAndWhatStandsBetween) {
    const char* data = R"({"list": ["ก", "ข", "ค"], "rows": [{"name": "ง", "tags": ["x", "y"]}, {"name": "จ"}], "a": "/"})";
    EXPECT_EQ(paragraph("<each of='list' between=', '>{#}.{.}</each>", data), "1.ก, 2.ข, 3.ค");
    EXPECT_EQ(paragraph("<each of='rows' between='{/a}'>{name}<each of='tags'>{.}</each></each>", data), "งxy/จ");
    EXPECT_EQ(texts("<each of='rows'><paragraph style='s'>{name} {/a}</paragraph></each>", data), "ง / / จ /");
}

TEST(Fill, KeepsWhatStandsBetweenInTheItemsStyle) {
    const auto made = filled(own_form("<paragraph style='s'><b><each of='list' between=', '>{.}</each></b></paragraph>"),
                             R"({"list": ["ก", "ข"]})");
    ASSERT_TRUE(made);
    for (const Fragment& fragment : std::get<Paragraph>(made->document.blocks[0].content).content)
        EXPECT_TRUE(fragment.style.face->entry().bold);
}

TEST(Fill, MakesAParagraphOfEachLine) {
    const auto made = filled(own_form("<paragraph style='s2'>ก {a} ข</paragraph>", "", "<style name='s2' before='6pt' after='4pt'/>"),
                             R"({"a": "1\n2\n\n3"})");
    ASSERT_TRUE(made);
    std::string seen;
    for (const Block& block : made->document.blocks) {
        const auto& one = std::get<Paragraph>(block.content);
        seen += text_of(one) + "(" + std::to_string(static_cast<int>(one.style.before.value)) + "," +
                std::to_string(static_cast<int>(one.style.after.value)) + ")";
    }
    EXPECT_EQ(seen, "ก 1(6,0)2(0,0)3 ข(0,4)");
}

TEST(Fill, SetsAListItemByItemWhereFormAndSenderWantIt) {
    const auto parts = [](std::string_view attribute, bool asked) {
        const auto made = filled(own_form("<paragraph style='s'" + std::string(attribute) + ">ก: {a}</paragraph>"),
                                 R"({"a": "ดังนี้ 1. ตรวจ 2. แก้\nจบ"})", Wishes{asked});
        std::string seen;
        for (const Block& block : made->document.blocks) seen += text_of(std::get<Paragraph>(block.content)) + "/";
        return seen;
    };
    EXPECT_EQ(parts(" lists='yes'", true), "ก: ดังนี้/1. ตรวจ/2. แก้/จบ/");
    EXPECT_EQ(parts(" lists='yes'", false), "ก: ดังนี้ 1. ตรวจ 2. แก้/จบ/");
    EXPECT_EQ(parts("", true), "ก: ดังนี้ 1. ตรวจ 2. แก้/จบ/");
}

TEST(Fill, RefusesALineBreakWhereOneLineStands) {
    const auto made = filled(own_form("<leader><field label='ที่' label-style='s' style='s'>{a}</field></leader>"), R"({"a": "12\n3"})");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems().size(), 1u);
    EXPECT_EQ(made.problems()[0].code, "control");
    EXPECT_EQ(made.problems()[0].pointer, "/a");
    EXPECT_EQ(made.problems()[0].english, "A line break cannot stand in this field (place 3)");
}

TEST(Fill, NamesEveryProblemAtOnceWithItsPlace) {
    const auto made = filled(own_form("<paragraph style='s'>{a}{a} {d|date} {b|words:w}</paragraph>"
                                      "<each of='rows'><paragraph style='s'>{name}</paragraph></each>",
                                      "", "<words name='w'><word is='x'>คำ</word></words>"),
                             "{\"a\": \"ก\\u200dข\\u200d漢\", \"d\": \"2021-13-01\", \"b\": \"y\", "
                             "\"rows\": [{\"name\": \"ก\"}, {\"name\": \"ก\\t\"}]}");
    ASSERT_FALSE(made);
    std::string seen;
    for (const Problem& problem : made.problems()) seen += problem.pointer + " " + problem.code + "; ";
    EXPECT_EQ(seen, "/a invisible; /a glyph; /d format; /b format; /rows/1/name control; ");
    for (const Problem& problem : made.problems()) EXPECT_FALSE(problem.thai.empty());
    EXPECT_EQ(made.problems()[0].english, "Character U+200D at place 2 is invisible and must be removed");
}

TEST(Fill, RemembersWhereEachTextCameFrom) {
    const auto made = filled(own_form("<each of='rows'><paragraph style='s'>ก{name}</paragraph></each>"), R"({"rows": [{"name": "ข"}]})");
    ASSERT_TRUE(made);
    const auto& content = std::get<Paragraph>(made->document.blocks[0].content).content;
    EXPECT_EQ(content.at(0).pointer, "");
    EXPECT_EQ(content.at(1).pointer, "/rows/0/name");
}

TEST(Fill, PrintsDigitsAsTheFormOrTheSenderWants) {
    const std::string_view body = "<paragraph style='s'>ข้อ 5 {a}</paragraph>";
    EXPECT_EQ(texts(body, R"({"a": "12 ISO 27001"})", " digits='thai'"), "ข้อ ๕ ๑๒ ISO 27001");
    EXPECT_EQ(texts(body, R"({"a": "๑๒"})", " digits='arabic'"), "ข้อ 5 12");
    EXPECT_EQ(texts(body, R"({"a": "๑2"})"), "ข้อ 5 ๑2");
    EXPECT_EQ(texts(body, R"({"a": "12", "b": "thai"})", " digits-from='/b'"), "ข้อ ๕ ๑๒");
    EXPECT_EQ(texts(body, R"({"a": "12", "b": "as_given"})", " digits-from='/b'"), "ข้อ 5 12");
    // A sender who says nothing leaves it to the form.
    EXPECT_EQ(texts(body, R"({"a": "12"})", " digits='thai' digits-from='/b'"), "ข้อ ๕ ๑๒");
    EXPECT_EQ(texts(body, R"({"a": "12", "b": "as_given"})", " digits='thai' digits-from='/b'"), "ข้อ 5 12");
}

TEST(Fill, PrintsWhatTheFormMakesInTheFormsDigitsWhenTextsStayAsGiven) {
    const auto printed = [](const std::string& body, const char* digits) {
        return texts(body, R"({"a": "2021-06-25", "b": "as_given", "rows": [{"name": "5"}]})", digits);
    };
    const std::string date = "<paragraph style='s'>{a|date} {a}</paragraph>", count = "<each of='rows'><paragraph style='s'>{#}. {name}</paragraph></each>";
    EXPECT_EQ(printed(date, " digits='thai' digits-from='/b'"), "๒๕ มิถุนายน ๒๕๖๔ 2021-06-25");
    EXPECT_EQ(printed(count, " digits='thai' digits-from='/b'"), "๑. 5");
    EXPECT_EQ(printed(date, " digits-from='/b'"), "25 มิถุนายน 2564 2021-06-25");
    const auto paged = filled(own_form("", " digits='thai' digits-from='/b'", "<header top='5mm'><paragraph style='s'><page-number/></paragraph></header>"),
                              R"({"b": "as_given"})");
    ASSERT_TRUE(paged);
    EXPECT_TRUE(paged->document.furniture.at(0).content.at(0).content.at(0).thai_digits);
    EXPECT_EQ(printed("<paragraph style='s'>{a|date|arabic-digits}</paragraph>", " digits='thai' digits-from='/b'"), "25 มิถุนายน 2564");
}

std::string file_name(std::string_view a, bool ascii = false) {
    std::string form = own_form("");
    const std::string from = ascii ? "ascii-file-name=\"f\"" : " file-name=\"f\"";
    form.replace(form.find(from), from.size(), from.substr(0, from.size() - 2) + "{a}\"");
    const auto tree = compiled(form);
    const auto made = fill(*tree, Value(Value::Object{{"a", Value(std::string(a))}}), nullptr);
    return made ? (ascii ? made->ascii_file_name : made->file_name) : "refused";
}

TEST(Fill, MakesNamesThatEveryFileSystemTakes) {
    EXPECT_EQ(file_name("รายงาน ไตรมาสที่ 3/2564"), "รายงาน ไตรมาสที่ 3 2564");
    EXPECT_EQ(file_name("a/b\\c:d*e?f\"g<h>i|j\n"), "a b c d e f g h i j");
    EXPECT_EQ(file_name("ชื่อ . . "), "ชื่อ");
    std::string long_name, kept;
    for (int i = 0; i < 100; ++i) long_name += "ก";
    for (int i = 0; i < 80; ++i) kept += "ก";
    EXPECT_EQ(file_name(long_name), kept);
}

TEST(Fill, CutsNoLetterFromItsMarkInAName) {
    std::string base;
    for (int i = 0; i < 79; ++i) base += "ก";
    EXPECT_EQ(file_name(base + "ที่"), base);
}

TEST(Fill, HidesNothingInAName) {
    EXPECT_EQ(file_name("ก\u202Etxt.exe\u200B"), "กtxt.exe");
    EXPECT_EQ(file_name(" ..ซ่อน"), "ซ่อน");
}

TEST(Fill, MakesAsciiNamesOfCodes) { EXPECT_EQ(file_name("กท 4810/3336 v1.0_x", true), "-4810-3336-v1.0_x"); }

TEST(Fill, WritesAsciiNamesWithAsciiDigitsInAThaiDocument) {
    std::string form = own_form("", " digits='thai'");
    form.replace(form.find("ascii-file-name=\"f\""), 19, "ascii-file-name=\"q{a}\"");
    const auto made = filled(form, R"({"a": "12๓"})");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->ascii_file_name, "q123");
}

TEST(Fill, RefusesAFinalDocumentWithoutItsEmblem) {
    const auto made = filled(own_form("<picture of='emblem' height='15mm' alternative='ตรา'/>"), "{}");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.problems()[0].code, "emblem");
}

TEST(Fill, DrawsAPlaceholderWhereTheFormHasOne) {
    const auto made = filled(own_form("<picture of='emblem' height='15mm' alternative='ตรา' placeholder='ครุฑ' placeholder-style='s'/>"), "{}");
    ASSERT_TRUE(made);
    const auto& picture = std::get<Picture>(made->document.blocks[0].content);
    EXPECT_EQ(text_of(*picture.label), "ครุฑ");
    EXPECT_GT(picture.stroke.value, 0);
    EXPECT_EQ(picture.alternative, "ตรา");
}

TEST(Fill, GivesAChartItsValuesAndTexts) {
    const auto made = filled(own_form("<chart bars='rows' value='value' target='n' style='s' label='{name}' figure='{value|dash}'"
                                      " target-label='{n}' alternative='ผลงาน {n} {rows/0/name}'/>"),
                             R"({"n": 80, "rows": [{"name": "ก", "value": 95.50}, {"name": "ข", "value": null}]})");
    ASSERT_TRUE(made);
    const auto& chart = std::get<Chart>(made->document.blocks[0].content);
    EXPECT_EQ(chart.target, 80);
    EXPECT_EQ(chart.alternative, "ผลงาน 80 ก");
    ASSERT_EQ(chart.bars.size(), 2u);
    EXPECT_EQ(chart.bars[0].value, 95.5);
    EXPECT_EQ(text_of(chart.bars[0].figure), "95.50");
    EXPECT_EQ(chart.bars[1].value, std::nullopt);
    EXPECT_EQ(text_of(chart.bars[1].figure), "-");
}

TEST(Fill, KeepsTheFormsTablesAndGroups) {
    const auto made = filled(own_form("<group left='5mm' section='yes'><table columns='20mm *'>"
                                      "<each of='rows'><row><cell header='yes' style='s'>{name}</cell><cell style='s'>{value}</cell></row></each>"
                                      "</table></group>"),
                             R"({"rows": [{"name": "ก", "value": 1}, {"name": "ข", "value": 2}]})");
    ASSERT_TRUE(made);
    const auto& group = std::get<Group>(made->document.blocks[0].content);
    EXPECT_FALSE(group.transparent);
    const auto& table = std::get<Table>(group.blocks[0].content);
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(text_of(table.rows[1].cells[0].content[0]), "ข");
    EXPECT_EQ(table.rows[1].cells[0].scope, Node::Scope::row);
    EXPECT_NEAR(((table.columns[0] + table.columns[1]) / points_per_mm), 155.0, 0.01);
}

TEST(Fill, RefusesFactsThatXmlCannotHold) {
    const std::string form = own_form("<paragraph style='s'>ก</paragraph>", " author=\"{a}\"");
    EXPECT_EQ(filled(form, "{\"a\": \"ก\\u0001\"}").problems().front().code, "control");
    EXPECT_EQ(filled(form, "{\"a\": \"ก\\uFFFE\"}").problems().front().code, "control");
    EXPECT_EQ(filled(form, "{\"a\": \"ก\\nข\"}")->facts.author, "ก ข");  // A line feed is a space there.
}

}  // namespace
}  // namespace layout
