#include "layout/template/format.h"

#include "tests/form_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

// What a format makes of a text in fiscal year 2564; "no format", or "cannot".
std::string made(std::string_view spec, const std::string& text) {
    static const Value root = json(R"({"year": 2564, "far": 1e300, "word": "x"})");
    static const WordLists lists{{"w", {{"x", "คำ"}}}};
    const auto format = parse_format(spec);
    if (!format) return "no format";
    return apply(*format, text, {&root, &root, "", 0}, lists).value_or("cannot");
}

TEST(Format, WritesDatesOfTheBuddhistEra) {
    EXPECT_EQ(made("date", "2021-06-25"), "25 มิถุนายน 2564");
    EXPECT_EQ(made("date", "2021-01-01"), "1 มกราคม 2564");
    EXPECT_EQ(made("date", "2021-06-25T23:59:59+07:00"), "25 มิถุนายน 2564");
    EXPECT_EQ(made("date-short", "2020-12-30"), "30 ธ.ค. 2563");
    EXPECT_EQ(made("date", "2021-06"), "มิถุนายน 2564");
    EXPECT_EQ(made("date", ""), "");
}

TEST(Format, KnowsLeapYears) {
    EXPECT_EQ(made("date", "2020-02-29"), "29 กุมภาพันธ์ 2563");
    EXPECT_EQ(made("date", "2000-02-29"), "29 กุมภาพันธ์ 2543");
    EXPECT_EQ(made("date", "2021-02-29"), "cannot");
    EXPECT_EQ(made("date", "2100-02-29"), "cannot");
}

TEST(Format, ReadsNoDateThatIsNone) {
    for (const char* text : {"2021-13-01", "2021-00-01", "2021-04-31", "2021-06-00", "2021/06/25", "25/06/2564", "2021-6-25",
                             "2021-06-2", "-021-06", "2021--6", "2021-06-", "2021-06-25 ", "x"})
        EXPECT_EQ(made("date", text), "cannot") << text;
}

TEST(Format, RoundsInDecimal) {
    EXPECT_EQ(made("fixed:2", "9.995"), "10.00");
    EXPECT_EQ(made("fixed:2", "1.005"), "1.01");  // In binary it is a little less and would give 1.00.
    EXPECT_EQ(made("fixed:2", "95"), "95.00");
    EXPECT_EQ(made("fixed:2", "0.994999"), "0.99");
    EXPECT_EQ(made("fixed:0", "99.5"), "100");
    EXPECT_EQ(made("fixed:1", "-0.25"), "-0.3");
    EXPECT_EQ(made("fixed:2", "-0.004"), "0.00");
    EXPECT_EQ(made("fixed:1", ".5"), "0.5");
    EXPECT_EQ(made("fixed:9", "12345678901234567890.1"), "12345678901234567890.100000000");
    for (const char* text : {"1e2", "๙๕", "1,000", "-", ".", "1.2.3", "ไม่มี"}) EXPECT_EQ(made("fixed:2", text), "cannot") << text;
}

TEST(Format, NamesTheMonthsOfAQuarter) {
    EXPECT_EQ(made("quarter-months:/year", "1"), "ตุลาคม – ธันวาคม 2563");
    EXPECT_EQ(made("quarter-months:/year", "2"), "มกราคม – มีนาคม 2564");
    EXPECT_EQ(made("quarter-months:/year", "3"), "เมษายน – มิถุนายน 2564");
    EXPECT_EQ(made("quarter-months:/year", "4"), "กรกฎาคม – กันยายน 2564");
    EXPECT_EQ(made("quarter-months:/year", "5"), "cannot");
    EXPECT_EQ(made("quarter-months:/word", "1"), "cannot");
    EXPECT_EQ(made("quarter-months:/far", "1"), "cannot");
    EXPECT_EQ(made("quarter-months:/none", "1"), "cannot");
}

TEST(Format, TakesWordsFromAList) {
    EXPECT_EQ(made("words:w", "x"), "คำ");
    EXPECT_EQ(made("words:w", "y"), "cannot");
    EXPECT_EQ(made("words:w", ""), "");
}

TEST(Format, PrintsADashForNothing) {
    EXPECT_EQ(made("dash", ""), "-");
    EXPECT_EQ(made("dash", "0"), "0");
}

TEST(Format, RefusesSpecsThatAreNone) {
    for (const char* spec : {"", "round", "fixed", "fixed:", "fixed:x", "fixed:10", "fixed:-1", "words", "date:", "date:short", "quarter-months"})
        EXPECT_EQ(made(spec, "1"), "no format") << spec;
}

TEST(WithDigits, TurnsThaiNumbers) {
    EXPECT_EQ(with_digits("ข้อ 5 กท 4810/3336 วันที่ 25", Digits::thai), "ข้อ ๕ กท ๔๘๑๐/๓๓๓๖ วันที่ ๒๕");
    EXPECT_EQ(with_digits("(1,234.50) 100%", Digits::thai), "(๑,๒๓๔.๕๐) ๑๐๐%");
    EXPECT_EQ(with_digits("๒๕ มิ.ย. ๖๔", Digits::arabic), "25 มิ.ย. 64");
    EXPECT_EQ(with_digits("๒5", Digits::as_given), "๒5");
}

TEST(WithDigits, LeavesWordsAddressesAndCodesAlone) {
    for (const char* text : {"ISO 27001", "COVID-19", "clerk5@example.go.th", "https://example.go.th/a?b=1", "v1.0", "Windows 11",
                             "(ISO 27001)", "A4", "5G", "ISO/IEC 27001:2013"})
        EXPECT_EQ(with_digits(text, Digits::thai), text);
    EXPECT_EQ(with_digits("ISO 27001 จำนวน 5 ชุด", Digits::thai), "ISO 27001 จำนวน ๕ ชุด");
    EXPECT_EQ(with_digits("(data) 5", Digits::thai), "(data) ๕");
}

}  // namespace
}  // namespace layout
