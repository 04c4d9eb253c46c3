#include "server/desk/coverage_cells.h"
#include "server/desk/plan_sheet.h"
#include "server/office/plans.h"
#include "tests/desk_house.h"

namespace server {

namespace {

// The reports of the house are of the third quarter of 2564, and the signing day is years later: all of it is overdue.
class CoverageOnTheDesk : public DeskHouse {
protected:
    CoverageOnTheDesk() {
        put_office({"5008", 1, "สำนักงานเขตดินแดง", {}});
        put_office({"5009", 1, "สำนักงานเขตห้วยขวาง", {}});
    }

    Reply plan(const std::string& person, const std::string& lines, const std::string& version = "", const std::string& office = "5009") {
        return post(person, "/plans", {{"fiscal_year", "2564"}, {"office", office}, {"version", version}, {"table", lines}});
    }

    static inline const std::string two_indicators = "5009-0963\tร้อยละความสำเร็จ\t\t\t\t25/6/2564\t\n5009-0964\tร้อยละของเรื่อง\tภารกิจประจำ\t\t\t25/6/2564\t25/9/2564\n";
};

ExpectedReport expected(std::optional<ReportState> state) { return {"5009", 3, "5009-1", "", day_in_thailand(signing_day), state, ""}; }

using enum ReportState;

}  // namespace

TEST_F(CoverageOnTheDesk, ShowsAnOfficeItsOwnRowAndItsIndicators) {
    ASSERT_EQ(plan("preparer", two_indicators).status, 303);
    make_signed("5009-0963");
    const Reply page = get("preparer", "/coverage?fiscal_year=2564");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "ตามแผน 3 รายงาน ส่งแล้ว 0 อยู่ระหว่างดำเนินการ 1 ยังไม่จัดทำ 2"));
    EXPECT_TRUE(says(page, "เกินกำหนด 3"));
    EXPECT_TRUE(says(page, "<a href=\"/reports?fiscal_year=2564&amp;quarter=3&amp;office=5009\">0/2</a>"));
    EXPECT_TRUE(says(page, "/documents/report.pdf\" download>"));
    EXPECT_FALSE(says(page, "aria-label=\"ไตรมาส\""));
}

TEST_F(CoverageOnTheDesk, ShowsTheStrategyOfficeAllOfficesAndNoDrafts) {
    ASSERT_EQ(plan("preparer", two_indicators).status, 303);
    ASSERT_EQ(plan("stranger", "5008-0001\tร้อยละความสำเร็จ\t\t25/12/2563\t\t\t\n", "", "5008").status, 303);
    make_checked("5009-0963");
    const Reply page = get("reviewer", "/coverage?fiscal_year=2564");
    EXPECT_TRUE(says(page, "ตามแผน 4 รายงาน ส่งแล้ว 0 ยังไม่ส่ง 4"));
    EXPECT_TRUE(says(page, "/coverage?fiscal_year=2564&amp;office=5008"));
    EXPECT_FALSE(says(get("preparer", "/coverage?fiscal_year=2564"), "5008"));
    const Reply quarter = get("reviewer", "/coverage?fiscal_year=2564&quarter=3");
    EXPECT_TRUE(says(quarter, "<th scope=\"row\">ร้อยละของเรื่อง</th>"));
    EXPECT_FALSE(says(quarter, "office=5008\">"));  // Nothing is expected of it then.
    EXPECT_TRUE(says(get("reviewer", "/coverage?fiscal_year=2564&office=5008"), "5008-0001"));
}

TEST_F(CoverageOnTheDesk, GivesTheBoardAsATable) {
    ASSERT_EQ(plan("preparer", two_indicators).status, 303);
    const Reply table = ask("preparer", "GET", "/coverage.csv?fiscal_year=2564", "", {{"Accept", "text/csv"}});
    EXPECT_EQ(table.status, 200);
    EXPECT_TRUE(says(table, "5009,สำนักงานเขตห้วยขวาง,2564,3,2,0,0,2,2\r\n"));
    EXPECT_TRUE(says(table, "5009,สำนักงานเขตห้วยขวาง,2564,4,1,0,0,1,1\r\n"));
}

TEST_F(CoverageOnTheDesk, RefusesWhatIsNoYearOrQuarter) {
    EXPECT_EQ(get("preparer", "/coverage?fiscal_year=64").status, 400);
    EXPECT_EQ(get("preparer", "/coverage?quarter=5").status, 400);
    EXPECT_EQ(get("preparer", "/coverage?fiscal_year=no").status, 400);
}

TEST_F(CoverageOnTheDesk, KeepsAPlanThatWasTypedAndWhatWasTypedWrong) {
    const Reply wrong = plan("preparer", "5009-1\tร้อยละ\tอื่น\t31/2/2564\t\t\t\n");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "แถวที่ 1: “31/2/2564” ไม่ใช่วันที่"));
    EXPECT_TRUE(says(wrong, "แถวที่ 1: ประเภทต้องเป็น"));
    EXPECT_TRUE(says(wrong, "5009-1\tร้อยละ\tอื่น\t31/2/2564"));
    ASSERT_EQ(plan("preparer", two_indicators).status, 303);
    EXPECT_EQ(plan("preparer", two_indicators).status, 428);  // There is one: which version was seen?
    EXPECT_EQ(plan("preparer", two_indicators, "1").status, 303);
    EXPECT_EQ(plan("preparer", two_indicators, "1").status, 412);
    EXPECT_TRUE(says(get("preparer", "/plans?fiscal_year=2564"), "5009-0964\tร้อยละของเรื่อง\tภารกิจประจำ\t\t\t25/6/2564\t25/9/2564\n"));
}

TEST_F(CoverageOnTheDesk, LetsNobodyPlanForOthersButTheStrategyOffice) {
    EXPECT_EQ(plan("checker", two_indicators).status, 403);
    EXPECT_EQ(plan("stranger", two_indicators).status, 404);
    EXPECT_EQ(get("stranger", "/plans?fiscal_year=2564&office=5009").status, 404);
    EXPECT_EQ(plan("reviewer", two_indicators).status, 303);
}

TEST(Completeness, IsOverdueOnlyWhenItsDayIsOverAndItWasNotSent) {
    const Day today = day_in_thailand(signing_day), tomorrow = today + std::chrono::days(1);
    EXPECT_EQ(completeness_of(expected({}), today), Completeness::missing);
    EXPECT_EQ(completeness_of(expected(checked), today), Completeness::at_work);
    EXPECT_EQ(completeness_of(expected(checked), tomorrow), Completeness::overdue);
    EXPECT_EQ(completeness_of(expected(sent), tomorrow), Completeness::sent);
    EXPECT_EQ(completeness_of(expected(reviewed), tomorrow), Completeness::sent);
}

TEST(Completeness, OfManyIsThatOfTheWorst) {
    EXPECT_EQ(completeness_of(CoverageTally{}), Completeness::unplanned);
    EXPECT_EQ(completeness_of(CoverageTally{3, 3, 0, 0}), Completeness::sent);
    EXPECT_EQ(completeness_of(CoverageTally{3, 2, 0, 1}), Completeness::overdue);
    EXPECT_EQ(completeness_of(CoverageTally{3, 2, 0, 0}), Completeness::at_work);
    EXPECT_EQ(completeness_of(CoverageTally{3, 0, 0, 0}), Completeness::missing);
}

TEST(PlanSheet, ReadsWhatItWrites) {
    std::vector<PlannedIndicator> indicators{{"5009-1", "ร้อยละ, ทั้งหมด", "strategic", {}}, {"5009-2", "จำนวน", "", {}}};
    indicators[0].due[3] = read_day("2021-09-25");
    const auto body = read_plan_sheet(write_csv(plan_sheet(indicators)));
    ASSERT_TRUE(body);
    EXPECT_EQ(*read_planned(*body), indicators);
}

}  // namespace server
