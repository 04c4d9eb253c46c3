#include "server/intake/page/read_page.h"

#include "tests/saved_pages.h"

namespace server {
namespace {

using Found = std::vector<std::string>;

std::string expected() { return layout::write_json(*layout::read_json(saved_page("whole.json"))); }

TEST(ReadPage, GivesWhatThePageSays) {
    EXPECT_EQ(imported(saved_page("whole.txt")), expected());
    EXPECT_EQ(found(saved_page("whole.txt")), Found{});
}

TEST(ReadPage, ReadsThePageInAnyClothes) {
    const std::string page = saved_page("whole.txt");
    EXPECT_EQ(imported(all_replaced(page, "\n", "\r\n")), expected());
    EXPECT_EQ(imported(all_replaced(page, "\n", "\r")), expected());
    EXPECT_EQ(imported("\xEF\xBB\xBF" + page), expected());
    EXPECT_EQ(imported(all_replaced(page, " ", "\xC2\xA0")), expected());
    EXPECT_EQ(imported(all_replaced(page, "\n", " \n\t\n")), expected());   // Blank lines that are not empty.
    EXPECT_EQ(imported(all_replaced(page, "\n\n", "\n")), expected());      // None at all.
    EXPECT_EQ(found(all_replaced(page, "\n\n", "\n")), Found{});
}

TEST(ReadPage, ReadsThePageAsHtml) {
    EXPECT_EQ(imported(saved_page("whole.html")), expected());
    EXPECT_EQ(found(saved_page("whole.html")), Found{});
    EXPECT_EQ(imported(all_replaced(saved_page("whole.html"), "\n", "\r\n")), expected());
}

TEST(ReadPage, ReadsTheTextOfAPageInsideHtml) {
    std::string text = all_replaced(saved_page("whole.txt"), "&", "&amp;");
    text = all_replaced(all_replaced(text, "<", "&lt;"), ">", "&gt;");
    const std::string html = "<html><body><pre>" + text + "</pre></body></html>";
    EXPECT_EQ(imported(html), expected());
    EXPECT_EQ(imported(all_replaced(html, "\n", "\r\n")), expected());
}

TEST(ReadPage, ReadsATableThatWasCopiedWithTabs) {
    const std::string page = all_replaced(saved_page("whole.txt"), "1\n20.00\n100\n100 / 100\n", "1\t20.00\t100\n100 / 100\n");
    EXPECT_EQ(imported(page), expected());
}

TEST(ReadPage, TakesACutPageUpToTheCut) {
    const std::string page = page_up_to("แผนดูแลรายเดือน");
    EXPECT_EQ(imported(page, "/source"),
              R"({"url":"plans.example.go.th/mobile/mykpi.php?pid=5099-0407","truncated":true,"truncated_at":"quarters[0].report"})");
    EXPECT_EQ(imported(page, "/quarters/0/report"), "\"- สำรวจสวนหย่อม 12 แห่ง ตามที่ระบุใน รายงานผลฯ ไตรมาสที่ 4 ของปีก่อน - จัดท า\"");
    EXPECT_EQ(imported(page, "/quarters/1/report"), "null");
    EXPECT_EQ(imported(page, "/definition"), "null");
    EXPECT_EQ(found(page), Found{"truncated"});
}

TEST(ReadPage, TakesAPageThatIsCutInItsTable) {
    const std::string page = page_up_to("85\n85 / 50");
    EXPECT_EQ(imported(page, "/source/truncated_at"), "\"quarters[1].result\"");
    EXPECT_EQ(imported(page, "/quarters/1"),
              R"({"quarter":2,"result":{"text":"45.50","value":45.5},"score":null,"score_2_1":null,"score_2_2":null,"report":null})");
    EXPECT_EQ(imported(page_up_to("ผลงานเทียบ"), "/source/truncated_at"), "\"review\"");
    EXPECT_EQ(imported(page_up_to("ผลงานที่ทำได้"), "/source/truncated_at"), "\"target\"");
    EXPECT_EQ(found(page_up_to("ทำได้ ร้อยละ : 1")), (Found{"truncated", "unknown_line 11"}));  // "ผลงานที่"
    EXPECT_EQ(imported(page_up_to("กับเป้าหมายรายไตรมาส"), "/source/truncated_at"), "\"review\"");
}

TEST(ReadPage, KeepsAHeadingThatTheCutWentThroughOutOfTheText) {
    const std::string in_text = page_up_to("หรือความหมาย");
    EXPECT_EQ(imported(in_text, "/summary"), "\"นิยาม\"");  // Too short to be sure, right below a heading.
    const std::string below_text = page_up_to("ไตรมาสที่ 2\n\n-");
    EXPECT_EQ(imported(below_text, "/quarters/0/report").find("รายงานผลฯ\""), std::string::npos);
    EXPECT_EQ(found(below_text), (Found{"truncated", "cut_heading 51"}));
    EXPECT_EQ(imported(page_up_to("ไตรมาสที่ 4\n\nดูแล"), "/quarters/2/report"), "\"\"");
}

TEST(ReadPage, LeavesOutALetterThatTheCutWentThrough) {
    const std::string page = page_up_to("ท าแผน") + "\xE0\xB8";
    EXPECT_EQ(imported(page, "/quarters/0/report"), "\"- สำรวจสวนหย่อม 12 แห่ง ตามที่ระบุใน รายงานผลฯ ไตรมาสที่ 4 ของปีก่อน - จัด\"");
    EXPECT_EQ(found(page), (Found{"truncated", "cut_letter 49"}));
    EXPECT_EQ(imported(saved_page("whole.txt") + "ก\xE0", "/source/truncated_at"), "\"city_database\"");
}

TEST(ReadPage, TellsAMissingSectionFromAnEmptyOne) {
    const std::string page = all_replaced(saved_page("whole.txt"), "นิยาม หรือความหมายของตัวชี้วัด\n\nสวนหย่อม หมายถึง พื้นที่ปลูกไม้ประดับขนาดไม่เกิน 200 ตร.ม. & ไม่รวมเกาะกลางถนน <ดูผัง>\n", "");
    EXPECT_EQ(imported(page, "/definition"), "null");
    EXPECT_EQ(imported(page, "/summary"), "\"\"");
    EXPECT_EQ(imported(page, "/source/truncated"), "false");
    EXPECT_EQ(found(page), Found{"section_missing"});
}

TEST(ReadPage, KnowsHeadingsInOtherSpellings) {
    std::string page = all_replaced(saved_page("whole.txt"), "รายงานผลฯ ไตรมาสที่ 2\n", "รายงานผลฯ  ไตรมาสที่๒ :\n");
    page = all_replaced(page, "** สรุปผลการดำเนินงาน **", "สรุปผลการด\xE0\xB9\x8D\xE0\xB8\xB2เนินงาน");  // ◌ํ and า
    EXPECT_EQ(imported(page), expected());
}

TEST(ReadPage, FindsSectionsInAnotherOrder) {
    const std::string moved = "รายงานผลฯ ไตรมาสที่ 2\n\n-\n\n";
    std::string page = all_replaced(saved_page("whole.txt"), moved, "");
    page = all_replaced(page, "รายงานผลฯ ไตรมาสที่ 1\n", moved + "รายงานผลฯ ไตรมาสที่ 1\n");
    EXPECT_EQ(imported(page), expected());
    EXPECT_EQ(found(page), Found{"out_of_order 51"});
}

TEST(ReadPage, FindsFieldsBelowTheSections) {
    const std::string review = "*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 2 : 85\n";
    const std::string page = all_replaced(saved_page("whole.txt"), review, "") + review;
    EXPECT_EQ(imported(page), expected());
}

TEST(ReadPage, LeavesHeadingsWithinATextAlone) {
    const std::string page = all_replaced(saved_page("whole.txt"), "ดูแลครบ 12 แห่ง", "นิยาม หรือความหมายของตัวชี้วัด ค่าเป้าหมาย ร้อยละ : 5 ผลงานที่ทำได้");
    EXPECT_EQ(imported(page, "/quarters/3/report"), "\"นิยาม หรือความหมายของตัวชี้วัด ค่าเป้าหมาย ร้อยละ : 5 ผลงานที่ทำได้ (ณ 25 ก.ย. 2564\"");
    EXPECT_EQ(found(page), Found{});
}

TEST(ReadPage, TakesTheHeadingThatFitsWhereOneStandsTwice) {
    const std::string page = all_replaced(saved_page("whole.txt"), "- สำรวจ", "ตามข้อกำหนด\nนิยาม หรือความหมายของตัวชี้วัด\nข้อ 3\n- สำรวจ");
    EXPECT_EQ(imported(page, "/quarters/0/report"),
              R"("ตามข้อกำหนด\nนิยาม หรือความหมายของตัวชี้วัด\nข้อ 3\n- สำรวจสวนหย่อม 12 แห่ง ตามที่ระบุใน รายงานผลฯ ไตรมาสที่ 4 ของปีก่อน - จัดท าแผนดูแลรายเดือน")");
    EXPECT_EQ(imported(page, "/definition"), imported(saved_page("whole.txt"), "/definition"));
    EXPECT_EQ(found(page), (Found{"heading_twice 50", "more_lines 50"}));
}

TEST(ReadPage, SwallowsNoLine) {
    const std::string page = all_replaced(saved_page("whole.txt"), "0\n\nรายละเอียด", "0\n\nปรับปรุงล่าสุด 1 ต.ค.\n\nรายละเอียด");
    EXPECT_EQ(found(page), Found{"unknown_line 18"});
    EXPECT_EQ(found(all_replaced(page, "0 / 0\n\nรายงานผลฯ ไตรมาสที่ 1", "0 / 0\nรวม\n\nรายงานผลฯ ไตรมาสที่ 1")), (Found{"unknown_line 18", "unknown_line 48"}));
    EXPECT_EQ(found(all_replaced(saved_page("whole.txt"), ":๒.๑", "๒.๑")), Found{"unknown_line 78"});
    EXPECT_EQ(found(all_replaced(saved_page("whole.txt"), "ตัวชี้วัดงานประจำ", "ตัวชี้วัดพิเศษ")), Found{"unknown_value 13"});
    EXPECT_EQ(found(all_replaced(saved_page("whole.txt"), "(ร้อยละ )", "(ครั้ง)")), Found{"unit_differs 22"});
}

TEST(ReadPage, TakesNoneOfTwoReviewsInOneLine) {
    const std::string page = all_replaced(saved_page("whole.txt"), "ไตรมาสที่ 2 : 85", "ไตรมาสที่ 2 : 85 ไตรมาสที่ 3: 100");
    EXPECT_EQ(imported(page, "/review"), "null");
    EXPECT_EQ(found(page), Found{"several_reviews 20"});
}

TEST(ReadPage, TellsWhichFieldIsNotOnThePage) {
    const std::string page = saved_page("whole.txt");
    EXPECT_EQ(found(all_replaced(page, "ค่าเป้าหมาย ร้อยละ : 80.0000", "")), (Found{"field_missing"}));
    EXPECT_EQ(found(all_replaced(page, "ผลงานที่ทำได้ ร้อยละ : 1,082.50", "")), (Found{"field_missing"}));
    EXPECT_EQ(found(all_replaced(page, "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ", "")), (Found{"field_missing"}));
    EXPECT_EQ(found(all_replaced(page, "*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 2 : 85", "")), (Found{"field_missing"}));
    EXPECT_EQ(read_page(all_replaced(page, "ค่าเป้าหมาย ร้อยละ : 80.0000", ""))->findings[0].problem.pointer, "/target");
}

TEST(ReadPage, TellsAScoreThatIsMissingFromOneThatIsNotGivenYet) {
    const std::string page = saved_page("whole.txt");  // Quarters 3 and 4: no score, 0 / 0.
    EXPECT_EQ(found(all_replaced(page, "45.50\n85\n85 / 50", "45.50\n85 / 50")), Found{"row_incomplete 34"});
    EXPECT_EQ(read_page(all_replaced(page, "45.50\n85\n85 / 50", "45.50\n85 / 50"))->findings[0].problem.pointer, "/quarters/1/score");
    EXPECT_EQ(found(all_replaced(page, "45.50\n85\n85 / 50", "45.50\n85")), Found{"row_incomplete 34"});
}

TEST(ReadPage, TellsAnAddressOfAnotherIndicator) {
    EXPECT_EQ(found(all_replaced(saved_page("whole.txt"), "pid=5099-0407", "pid=5099-0001&y=2564")), Found{"code_differs"});
    EXPECT_EQ(found(all_replaced(saved_page("whole.txt"), "pid=5099-0407", "pid=5099-0407&y=2564")), Found{});
}

TEST(ReadPage, PutsASpaceForATabWithinAText) {
    const std::string page = saved_page("whole.txt");
    const std::string tabs = all_replaced(all_replaced(page, "สำรวจสวนหย่อม 12", "สำรวจสวนหย่อม\t12"), ":๒.๑ ", ":๒.๑\xE2\x80\xA8");
    EXPECT_EQ(imported(tabs), expected());
    EXPECT_EQ(found(tabs), (Found{"control 49", "control 78"}));
}

TEST(ReadPage, TellsNoMoreThanAHundredFindings) {
    std::string lines;
    for (int i = 0; i < 200; ++i) lines += "บรรทัดอื่น\n";
    const Found findings = found(all_replaced(saved_page("whole.txt"), "0 / 0\n\nรายงานผลฯ ไตรมาสที่ 1", "0 / 0\n" + lines + "\nรายงานผลฯ ไตรมาสที่ 1"));
    EXPECT_EQ(findings.size(), 100u);
    EXPECT_EQ(findings.back(), "more");
}

TEST(ReadPage, TakesFieldsThatAreEmpty) {
    std::string page = all_replaced(saved_page("whole.txt"), "ค่าเป้าหมาย ร้อยละ : 80.0000", "ค่าเป้าหมาย : 0");
    page = all_replaced(page, "ผลงานที่ทำได้ ร้อยละ : 1,082.50", "ผลงานที่ทำได้ :");
    page = all_replaced(page, "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ", "ประเภทตัวชี้วัด :");
    page = all_replaced(page, "ไตรมาสที่ 2 : 85", "ไตรมาสที่ 2:");
    page = all_replaced(page, "(ร้อยละ )", "()");
    EXPECT_EQ(imported(page, "/unit"), "null");
    EXPECT_EQ(imported(page, "/target"), R"({"text":"0","value":0})");
    EXPECT_EQ(imported(page, "/result"), R"({"text":"","value":null})");
    EXPECT_EQ(imported(page, "/type"), "null");
    EXPECT_EQ(imported(page, "/review"), R"({"quarter":2,"score":{"text":"","value":null}})");
    EXPECT_EQ(found(page), Found{});
}

TEST(ReadPage, NamesOtherPages) {
    EXPECT_EQ(imported(saved_page("reader-view.txt")), "refused: reader_view");
    EXPECT_EQ(imported(saved_page("city-indicator.txt")), "refused: city_indicator");
    EXPECT_EQ(imported(saved_page("project.txt")), "refused: project");
    EXPECT_EQ(imported(saved_page("project-reader-view.txt")), "refused: project");
    EXPECT_EQ(imported(saved_page("new-system-project.txt")), "refused: new_system_project");
    EXPECT_EQ(imported(saved_page("department-list.txt")), "refused: department_list");
    const auto project = read_page(saved_page("project.txt"));
    EXPECT_NE(project.problems()[0].thai.find("โครงการดูแลสวนหย่อมประจำปี : 50990000-0042"), std::string::npos);
}

TEST(ReadPage, RefusesWhatItCannotReadWhole) {
    const std::string page = saved_page("whole.txt");
    EXPECT_EQ(imported(""), "refused: empty_page");
    EXPECT_EQ(imported("\xEF\xBB\xBF \n\xC2\xA0\n"), "refused: empty_page");
    EXPECT_EQ(imported("สวัสดี"), "refused: unknown_page");
    EXPECT_EQ(imported("<html><body><h1>404</h1></body></html>"), "refused: unknown_page");
    EXPECT_EQ(imported(all_replaced(page, " : 5099-0407", "")), "refused: no_code");
    EXPECT_EQ(imported(page + page), "refused: several_pages");
    EXPECT_EQ(imported(std::string("ก\0ข", 7)), "refused: encoding");
    EXPECT_EQ(imported("\xA1\xD2\n"), "refused: encoding");
    EXPECT_EQ(imported("<p>\xA1\xD2</p>"), "refused: encoding");
    EXPECT_EQ(imported(std::string(max_page + 1, ' ')), "refused: too_large");
    EXPECT_EQ(imported(std::string(max_page_lines + 1, '\n')), "refused: too_large");
    EXPECT_EQ(imported(all_replaced(page_up_to("ผลงานเทียบ"), "0\n\nราย", "0\nรายงานของไตรมาสหนึ่ง\nราย")), "refused: reader_view");
}

TEST(ReadPage, RefusesHtmlThatTheParserWouldCut) {
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<div>";
    EXPECT_EQ(imported(deep + saved_page("whole.html")), "refused: html");
}

TEST(ReadPage, SaysWhereBytesAreNotUtf8) {
    const auto refused = read_page("ก\nข\xE0\xB8 ");
    EXPECT_EQ(refused.problems()[0].english, "The file is not text in UTF-8 (byte 8, line 2); save it again as UTF-8.");
}

}  // namespace
}  // namespace server
