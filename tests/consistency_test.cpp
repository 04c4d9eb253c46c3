#include "server/report/consistency.h"

#include "layout/value/read_json.h"
#include "server/report/thai_dates.h"

#include <gtest/gtest.h>

namespace server {
namespace {

// A report of quarter 2 of fiscal year 2564 with one indicator, whose quarters report these.
std::string report(const std::string& first, const std::string& second, const std::string& more = "") {
    return R"({"fiscal_year": 2564, "quarter": 2, "indicators": [{"quarters": [{"quarter": 1, "report": ")" + first +
           R"("}, {"quarter": 2, "report": ")" + second + R"("}])" + more + "}]}";
}

// "pointer kind text→suggestion" of every finding, each on its line.
std::string findings(const std::string& json) {
    const auto document = layout::read_json(json);
    if (!document) return "no JSON";
    std::string out;
    for (const Finding& one : check_consistency(*document)) {
        out += (out.empty() ? "" : "\n") + one.problem.pointer + " " + one.problem.code;
        if (one.place) out += " " + one.place->text;
        if (one.suggestion) out += "→" + *one.suggestion;
    }
    return out;
}

const std::string first = "/indicators/0/quarters/0/report", second = "/indicators/0/quarters/1/report";

TEST(Consistency, WantsTheYearBeforeInTheFirstQuarter) {
    EXPECT_EQ(findings(report("ประชุมวันที่ 30 ธันวาคม 2564", "")), first + " wrong_year 2564→2563");
    EXPECT_EQ(findings(report("ประชุมวันที่ 30 ธันวาคม 2563", "")), "");
    EXPECT_EQ(findings(report("ส่งหนังสือเมื่อ ๕ พ.ย. ๖๔", "")), first + " wrong_year ๖๔→๖๓");
    EXPECT_EQ(findings(report("28/10/2564 : ประชุม", "")), first + " wrong_year 2564→2563");
    EXPECT_EQ(findings(report("", "ณ มีนาคม พ.ศ. 2563")), second + " wrong_year 2563→2564");
}

TEST(Consistency, LeavesDatesOfOtherQuartersAndFarYears) {
    EXPECT_EQ(findings(report("จะแล้วเสร็จในเดือนมีนาคม 2564", "ตามแผนของเดือนมกราคม 2560")), "");
}

TEST(Consistency, FindsTwoKindsOfDigitsInOneText) {
    EXPECT_EQ(findings(report("ประชุม ๒ ครั้ง มีผู้เข้าร่วม 12 คน", "ประชุม ๒ ครั้ง")), first + " mixed_digits");
}

TEST(Consistency, FindsTheDefinitionWhereTheReportShouldBe) {
    const std::string definition = "ชุดข้อมูล หมายถึง ข้อมูลจากหลายแหล่งที่นำมารวบรวมไว้ด้วยกันเป็นชุด";
    EXPECT_EQ(findings(report(definition, "", R"(, "definition": ")" + definition + " และจัดเก็บไว้\"")), first + " definition_copied");
}

TEST(Consistency, FindsOneTextInTwoQuarters) {
    const std::string text = "จัดประชุมคณะทำงานครบทุกเดือน";
    EXPECT_EQ(findings(report(text, "จัดประชุม คณะทำงานครบทุกเดือน")), second + " same_text");
    EXPECT_EQ(findings(report("-", "-")), "");
}

TEST(Consistency, FindsAReportOfAnotherQuarter) {
    EXPECT_EQ(findings(report("ไตรมาสที่ 1 ประชุม", "ในไตรมาสที่ 1 ประชุมแล้ว")), second + " other_quarter 1→2");
    EXPECT_EQ(findings(report("", "ต่อจากไตรมาสที่ 1 ได้ประชุม")), "");
}

TEST(Consistency, FindsBracketsWithoutAPartner) {
    EXPECT_EQ(findings(report("(กท 4810/3336 ลงวันที่ 25", "")), first + " unbalanced_brackets (");
    EXPECT_EQ(findings(report("ข้อมูล) แล้ว", "")), first + " unbalanced_brackets )");
    EXPECT_EQ(findings(report("1) ประชุม 2) สรุป ก) ส่ง (3) เก็บ (ก(ข))", "")), "");
}

TEST(Consistency, FindsTheReviewOfAnotherQuarter) {
    EXPECT_EQ(findings(report("", "", R"(, "review": {"quarter": 3, "score": {"text": "100"}})")), "/indicators/0/review/quarter other_review");
    EXPECT_EQ(findings(R"({"quarters": [{"quarter": 1, "score": {"text": "95"}}], "review": {"quarter": 1, "score": {"text": "100"}}})"),
              "/review/score other_review→95");
}

TEST(Consistency, AssumesNoSchema) {
    EXPECT_EQ(findings(R"({"quarter": "x", "indicators": {"quarters": 3}, "fiscal_year": 1e9})"), "");
    EXPECT_EQ(findings(R"([{"indicators": [null, 1, {"quarters": [null, 2], "review": []}]}])"), "");
    EXPECT_EQ(findings(R"({"indicators": [null, 1, {"quarters": [null, 2], "review": []}]})"), "");
}

TEST(ThaiDates, KnowsTheQuarterAndTheYearOfAMonth) {
    EXPECT_EQ(quarter_of(10), 1);
    EXPECT_EQ(quarter_of(3), 2);
    EXPECT_EQ(quarter_of(4), 3);
    EXPECT_EQ(quarter_of(9), 4);
    EXPECT_EQ(year_in(2564, 12), 2563);
    EXPECT_EQ(year_in(2564, 1), 2564);
}

}  // namespace
}  // namespace server
