#include "layout/value/read_json.h"

#include "layout/value/write_json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace layout {
namespace {

// What was read, written again; or the code and the English sentence of the refusal.
std::string read(std::string_view bytes, const JsonLimits& limits = {}) {
    const auto value = read_json(bytes, limits);
    if (value) return write_json(*value);
    return value.problems().at(0).code + ": " + value.problems().at(0).english;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

TEST(ReadJson, KeepsMembersInTheirOrderAndTheTextOfNumbers) {
    EXPECT_EQ(read(" {\"b\": 100.00, \"a\": [true, null, -0, 1E5]} \n"), R"({"b":100.00,"a":[true,null,-0,1E5]})");
    EXPECT_EQ(read(R"("ร้อยละ \u0e01\/\ud83d\ude00")"), "\"ร้อยละ ก/😀\"");
}

TEST(ReadJson, TakesAnyValueAsTheDocument) {
    EXPECT_EQ(read("7"), "7");
    EXPECT_EQ(read("\"\""), "\"\"");
    EXPECT_EQ(read("[]"), "[]");
    EXPECT_EQ(read("{}"), "{}");
    EXPECT_EQ(read("\tfalse\r\n"), "false");
}

TEST(ReadJson, GivesTheNearestDoubleOfAnyNumber) {
    const auto value = read_json("[18446744073709551616, 1E5, -0, 1e-400, 1.7976931348623157e308, 0.1]");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->items()[0].number(), (Number{"18446744073709551616", 18446744073709551616.0}));
    EXPECT_EQ(value->items()[1].number(), (Number{"1E5", 100000.0}));
    EXPECT_TRUE(std::signbit(value->items()[2].number().value));
    EXPECT_EQ(value->items()[3].number(), (Number{"1e-400", 0.0}));
    EXPECT_EQ(value->items()[4].number().value, 1.7976931348623157e308);
    EXPECT_EQ(value->items()[5].number().value, 0.1);
}

TEST(ReadJson, RefusesANumberBeyondADouble) {
    const std::string why =
        "json: A number beyond the range of a double (about 1.8e308) stands at byte 2 (line 1, column 2).";
    EXPECT_EQ(read("[1e400]"), why);
    EXPECT_EQ(read("[-1e400]"), why);
    EXPECT_EQ(read("[1.8e308]"), why);
    EXPECT_EQ(read("[" + repeated("9", 400) + "]"), why);
}

TEST(ReadJson, NamesTheByteLineAndColumnOfAFault) {
    const auto value = read_json("{\n  \"ชื่อ\": ?\n}");
    ASSERT_FALSE(value);
    // "{\n" is 2 bytes, two spaces, a name of 4 letters (12 bytes) in quotes, ": " and then "?".
    EXPECT_EQ(value.problems(), (Problems{{"", "json", "ต้องเป็นค่าที่ JSON รู้จัก ที่ไบต์ที่ 21 (บรรทัดที่ 2 คอลัมน์ที่ 11)",
                                           "A JSON value is expected at byte 21 (line 2, column 11)."}}));
}

TEST(ReadJson, RefusesWhatOnlyLooksLikeJson) {
    const std::string no_value = "json: A JSON value is expected at byte ";
    EXPECT_EQ(read("NaN"), no_value + "1 (line 1, column 1).");
    EXPECT_EQ(read("[Infinity]"), no_value + "2 (line 1, column 2).");
    EXPECT_EQ(read("[-Infinity]"), no_value + "3 (line 1, column 3).");
    EXPECT_EQ(read("[1,]"), no_value + "4 (line 1, column 4).");
    EXPECT_EQ(read("[+1]"), no_value + "2 (line 1, column 2).");
    EXPECT_EQ(read("[.5]"), no_value + "2 (line 1, column 2).");
    EXPECT_EQ(read("['a']"), no_value + "2 (line 1, column 2).");
    EXPECT_EQ(read("[tru]"), no_value + "5 (line 1, column 5).");
    EXPECT_EQ(read("/* note */ 1"), no_value + "1 (line 1, column 1).");
    EXPECT_EQ(read("[1 // note\n]"),
              "json: A comma (,) or a closing bracket (]) is expected at byte 4 (line 1, column 4).");
    EXPECT_EQ(read("[01]"), "json: A comma (,) or a closing bracket (]) is expected at byte 3 (line 1, column 3).");
    EXPECT_EQ(read("[1.]"), "json: A digit after the decimal point is expected at byte 4 (line 1, column 4).");
    EXPECT_EQ(read("[1e]"), "json: A digit in the exponent is expected at byte 4 (line 1, column 4).");
    EXPECT_EQ(read(R"({"a":1,})"), "json: A member name in quotation marks is expected at byte 8 (line 1, column 8).");
    EXPECT_EQ(read("{a:1}"), "json: A member name in quotation marks is expected at byte 2 (line 1, column 2).");
    EXPECT_EQ(read(R"({"a" 1})"), "json: A colon (:) after the member name is expected at byte 6 (line 1, column 6).");
    EXPECT_EQ(read(R"({"a":1 "b":2})"),
              "json: A comma (,) or a closing brace (}) is expected at byte 8 (line 1, column 8).");
}

TEST(ReadJson, RefusesAnythingAfterTheDocument) {
    EXPECT_EQ(read("{} {}"), "json: Text after the end of the document begins at byte 4 (line 1, column 4).");
    EXPECT_EQ(read("1 x"), "json: Text after the end of the document begins at byte 3 (line 1, column 3).");
    EXPECT_EQ(read(std::string_view("1\0x", 3)),
              "json: UTF-8 text is expected, but a NUL byte stands at byte 2 (line 1, column 2).");
}

TEST(ReadJson, FindsANulByteInALongText) {
    EXPECT_EQ(read(std::string_view("[\"abcdefghij\0klmnopqrst\"]", 25)),
              "json: UTF-8 text is expected, but a NUL byte stands at byte 13 (line 1, column 13).");
}

TEST(ReadJson, SaysWhereAnUnfinishedDocumentEnds) {
    EXPECT_EQ(read("{\"a\":[1"), "json: The document ends before it is complete at byte 8 (line 1, column 8).");
    EXPECT_EQ(read("[tr"), "json: The document ends before it is complete at byte 4 (line 1, column 4).");
    EXPECT_EQ(read("{\"a"), "json: A closing quotation mark is missing at byte 4 (line 1, column 4).");
    EXPECT_EQ(read("{\"a\""), "json: The document ends before it is complete at byte 5 (line 1, column 5).");
    EXPECT_EQ(read("-"), "json: The document ends before it is complete at byte 2 (line 1, column 2).");
}

TEST(ReadJson, RefusesNoDocumentAtAll) {
    EXPECT_EQ(read(""), "json: There is no JSON document at byte 1 (line 1, column 1).");
    EXPECT_EQ(read(" \n\t"), "json: There is no JSON document at byte 1 (line 1, column 1).");
}

TEST(ReadJson, RefusesByteOrderMarksAndUtf16) {
    EXPECT_EQ(read("\xEF\xBB\xBF{}"),
              "json: UTF-8 is expected without a byte order mark, but one stands at byte 1 (line 1, column 1).");
    const std::string utf16 = "json: UTF-8 is expected, but UTF-16 begins at byte 1 (line 1, column 1).";
    EXPECT_EQ(read(std::string_view("\xFF\xFE{\0}\0", 6)), utf16);
    EXPECT_EQ(read(std::string_view("\xFE\xFF\0{\0}", 6)), utf16);
    EXPECT_EQ(read(std::string_view("{\0}\0", 4)),
              "json: UTF-8 text is expected, but a NUL byte stands at byte 2 (line 1, column 2).");
}

TEST(ReadJson, RefusesBytesThatAreNotUtf8) {
    const std::string why = "json: Bytes that are not UTF-8 begin at byte 3 (line 1, column 3).";
    EXPECT_EQ(read("\"a\xFF\""), why);
    EXPECT_EQ(read("\"a\x80\""), why);
    EXPECT_EQ(read("\"a\xC0\xAF\""), why);          // Overlong "/".
    EXPECT_EQ(read("\"a\xE0\x80\xAF\""), why);      // Overlong "/".
    EXPECT_EQ(read("\"a\xF0\x80\x80\xAF\""), why);  // Overlong "/".
    EXPECT_EQ(read("\"a\xED\xA0\x80\""), why);      // U+D800 encoded.
    EXPECT_EQ(read("\"a\xF4\x90\x80\x80\""), why);  // U+110000.
    EXPECT_EQ(read("\"a\xE0\xB8\""), why);          // "ก" cut short.
    EXPECT_EQ(read("\"a\xE0\xB8"), why);
}

TEST(ReadJson, TakesEveryLengthOfUtf8AtItsBorders) {
    const std::string text = "\"\x7F\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF\"";
    EXPECT_EQ(read(text), text);
}

TEST(ReadJson, RefusesSurrogateEscapesWithoutTheirOtherHalf) {
    const auto at = [](int byte) {
        return "json: Half of a surrogate pair stands alone at byte " + std::to_string(byte) + " (line 1, column " +
               std::to_string(byte) + ").";
    };
    EXPECT_EQ(read(R"("\ud800")"), at(2));
    EXPECT_EQ(read(R"("\ud800x")"), at(2));
    EXPECT_EQ(read(R"("\ud800\ud800")"), at(2));
    EXPECT_EQ(read(R"("\udc00")"), at(2));
    EXPECT_EQ(read(R"("\udc00\ud800")"), at(8));  // RapidJSON stops at the high one first.
    EXPECT_EQ(read(R"("\\\"\ud83d\ude00 \uDFFF")"), at(19));
    EXPECT_EQ(read(R"({"a":"x","\udc00":1})"), at(11));
}

TEST(ReadJson, RefusesRawControlCharactersInText) {
    const std::string why =
        "json: A control character that must be written as an escape, such as \\n, stands at byte 3 (line 1, column "
        "3).";
    EXPECT_EQ(read("\"a\n\""), why);
    EXPECT_EQ(read("\"a\t\""), why);
    EXPECT_EQ(read("\"a\x1F\""), why);
    EXPECT_EQ(read("\"a\x7F\""), "\"a\x7F\"");  // RFC 8259 admits DEL.
}

TEST(ReadJson, RefusesEscapesThatJsonDoesNotKnow) {
    EXPECT_EQ(read(R"("\x41")"), "json: An escape that JSON does not know stands at byte 2 (line 1, column 2).");
    EXPECT_EQ(read(R"("\u00g0")"),
              "json: An escape \\u without four hexadecimal digits stands at byte 2 (line 1, column 2).");
}

TEST(ReadJson, KeepsAnEscapedNulInTextButNotInAName) {
    const auto value = read_json(R"(["\u0000"])");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->items()[0].text(), std::string(1, '\0'));
    EXPECT_EQ(read(R"({"a\u0000":1})"),
              "json: A member name with the character \\u0000 stands at byte 2 (line 1, column 2).");
}

TEST(ReadJson, RefusesANameGivenTwiceHoweverItIsWritten) {
    EXPECT_EQ(read(R"({"a":1,"a":2})"),
              "json: A member name is given for the second time at byte 8 (line 1, column 8).");
    EXPECT_EQ(read(R"({"a":1,"\u0061":2})"),
              "json: A member name is given for the second time at byte 8 (line 1, column 8).");
    EXPECT_EQ(read(R"({"a":{"a":1},"b":[{"a":1},{"a":1}]})"), R"({"a":{"a":1},"b":[{"a":1},{"a":1}]})");
}

TEST(ReadJson, PointsAtTheNameGivenTwice) {
    const auto value = read_json(R"({"x":0,"rows":[1,[],{"a/b":{"k":1,"k":2}}]})");
    ASSERT_FALSE(value);
    EXPECT_EQ(value.problems().at(0).pointer, "/rows/2/a~1b/k");
}

TEST(ReadJson, FindsANameGivenTwiceAmongThousands) {
    std::string members;
    for (int i = 0; i < 5000; ++i) members += "\"m" + std::to_string(i) + "\":0,";
    EXPECT_EQ(read("{" + members + "\"n\":0}").size(), members.size() + 7);
    EXPECT_TRUE(read("{" + members + "\"m7\":0}").starts_with("json: A member name is given for the second time"));
}

TEST(ReadJson, AdmitsSixteenLevelsAndNoMore) {
    EXPECT_EQ(read(repeated("[", 16) + repeated("]", 16)), repeated("[", 16) + repeated("]", 16));
    EXPECT_EQ(read(repeated("[", 17) + repeated("]", 17)),
              "json: Nesting deeper than 16 levels begins at byte 17 (line 1, column 17).");
    EXPECT_EQ(read(repeated("{\"a\":", 17) + "1" + repeated("}", 17)),
              "json: Nesting deeper than 16 levels begins at byte 81 (line 1, column 81).");
}

TEST(ReadJson, SurvivesAMillionBrackets) {
    EXPECT_EQ(read(repeated("[", 1'000'000)),
              "json: Nesting deeper than 16 levels begins at byte 17 (line 1, column 17).");
    EXPECT_EQ(read(repeated("{\"a\":", 200'000)),
              "json: Nesting deeper than 16 levels begins at byte 81 (line 1, column 81).");
}

TEST(ReadJson, CountsTwentyThousandValuesAndNoMore) {
    // The array itself is the first value.
    EXPECT_EQ(read("[" + repeated("0,", 19'998) + "0]").size(), 40'000 - 1);
    EXPECT_EQ(read("[" + repeated("0,", 19'999) + "0]"),
              "too_large: The document exceeds 20000 values at byte 40000 (line 1, column 40000).");
}

TEST(ReadJson, CountsMemberNamesAsValues) {
    const JsonLimits three = {.values = 3};
    EXPECT_EQ(read(R"({"a":1})", three), R"({"a":1})");
    EXPECT_EQ(read(R"({"a":1,"b":2})", three),
              "too_large: The document exceeds 3 values at byte 8 (line 1, column 8).");
    EXPECT_EQ(read(R"(["a","b",""])", three),
              "too_large: The document exceeds 3 values at byte 10 (line 1, column 10).");
    EXPECT_EQ(read("[1,2,false]", three), "too_large: The document exceeds 3 values at byte 6 (line 1, column 6).");
    EXPECT_EQ(read("[1,2,null]", three), "too_large: The document exceeds 3 values at byte 6 (line 1, column 6).");
    EXPECT_EQ(read("[1,2,{}]", three), "too_large: The document exceeds 3 values at byte 6 (line 1, column 6).");
}

TEST(ReadJson, LimitsCharactersAndLineFeeds) {
    const JsonLimits four{.characters = 4}, two{.line_feeds = 2};
    EXPECT_EQ(read(R"(["กข","ab"])", four), R"(["กข","ab"])");
    EXPECT_EQ(read(R"(["กข","abc"])", four), "too_large: The document exceeds 4 characters of text at byte 11 (line 1, column 7).");
    EXPECT_EQ(read(R"({"longer":"abcd"})", four), R"({"longer":"abcd"})");  // Names are not printed.
    EXPECT_EQ(read(R"(["\n","\n"])", two), R"(["\n","\n"])");
    EXPECT_EQ(read(R"(["\n","\n\n"])", two), "too_large: The document exceeds 2 line feeds at byte 7 (line 1, column 7).");
}

TEST(ReadJson, ChecksTheSizeBeforeReadingAnything) {
    const std::string huge(100'000'000, '\xFF');  // Not UTF-8: had it been read, that would be the fault.
    EXPECT_EQ(read(huge), "too_large: The document is larger than 1048576 bytes.");
    EXPECT_EQ(read("[1]", {.bytes = 3}), "[1]");
    EXPECT_EQ(read("[12]", {.bytes = 3}), "too_large: The document is larger than 3 bytes.");
}

TEST(ReadJson, SaysTheSameInThai) {
    const auto thai = [](std::string_view bytes) { return read_json(bytes).problems().at(0).thai; };
    EXPECT_EQ(thai("[1 2]"), "ต้องมีเครื่องหมายจุลภาค (,) หรือวงเล็บเหลี่ยมปิด (]) ที่ไบต์ที่ 4 (บรรทัดที่ 1 คอลัมน์ที่ 4)");
    EXPECT_EQ(thai(R"({"a":1,"a":2})"), "มีชื่อข้อมูลซ้ำกัน ที่ไบต์ที่ 8 (บรรทัดที่ 1 คอลัมน์ที่ 8)");
    EXPECT_EQ(read_json("[12]", {.bytes = 3}).problems().at(0).thai, "เอกสารมีขนาดเกิน 3 ไบต์");
}

}  // namespace
}  // namespace layout
