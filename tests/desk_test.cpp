#include "server/whole_file.h"
#include "tests/desk_house.h"

namespace server {

namespace {

class TheDesk : public DeskHouse {};

}  // namespace

TEST_F(TheDesk, LeadsWhoeverIsNotSignedInToTheSignInAndBack) {
    const Reply reply = get("", "/reports?quarter=3&q=%E0%B8%94%E0%B8%B5");
    EXPECT_EQ(reply.status, 303);
    EXPECT_EQ(field(reply.fields, "Location"), "/sign-in?next=%2Freports%3Fquarter%3D3%26q%3D%25E0%25B8%2594%25E0%25B8%25B5");
}

TEST_F(TheDesk, TakesNoFormWithoutTheTokenOfTheSession) {
    EXPECT_EQ(post_as_it_is("preparer", "/sign-out", {{"token", "token-of-checker"}}).status, 403);
    EXPECT_EQ(post_as_it_is("preparer", "/sign-out", {}).status, 403);
    EXPECT_EQ(post("preparer", "/sign-out", {}).status, 303);
}

TEST_F(TheDesk, LetsAPageLoadNothingButItsOwnFiles) {
    const std::string policy = field(get("preparer", "/").fields, "Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
}

TEST_F(TheDesk, EscapesWhatPeopleWrote) {
    const Reply page = get("preparer", "/reports?q=%3Cscript%3E%22");
    EXPECT_TRUE(says(page, "value=\"&lt;script&gt;&quot;\""));
    EXPECT_FALSE(says(page, "<script>\""));
}

TEST_F(TheDesk, GivesItsFilesForAYearAtTheAddressThatNamesTheirBytes) {
    const Reply style = ask("", "GET", files.address("desk.css"), "", {{"Accept", "text/css"}});
    EXPECT_EQ(style.status, 200);
    EXPECT_NE(field(style.fields, "Cache-Control").find("max-age=31536000"), std::string::npos);
    EXPECT_TRUE(says(style, files.address("regular.ttf")));
    EXPECT_EQ(field(ask("", "GET", "/desk/desk.css", "", {{"Accept", "*/*"}}).fields, "Cache-Control"), "no-cache");
}

TEST_F(TheDesk, CountsWhatWaitsForEachPerson) {
    make_report("5009-0001");
    make_checked("5009-0002");
    make_checked("5009-0003");
    EXPECT_TRUE(says(get("preparer", "/"), "ร่างที่ยังไม่ได้เสนอ <span class=\"count\">1</span>"));
    EXPECT_TRUE(says(get("approver", "/"), "รอลงนาม <span class=\"count\">2</span>"));
    EXPECT_TRUE(says(get("deputy", "/"), "รอลงนาม <span class=\"count\">2</span>"));
    EXPECT_FALSE(says(get("checker", "/"), "รอลงนาม <span"));
}

TEST_F(TheDesk, FindsReportsByTheAddress) {
    make_report("5009-0001");
    make_checked("5009-0002");
    EXPECT_TRUE(says(get("preparer", "/reports"), "พบ 2 รายการ"));
    const Reply checked = get("preparer", "/reports?state=checked&fiscal_year=&q=5009");
    EXPECT_TRUE(says(checked, "พบ 1 รายการ"));
    EXPECT_TRUE(says(checked, "<option value=\"checked\" selected>รอลงนาม</option>"));
    EXPECT_TRUE(says(get("preparer", "/reports?q=5009-0002+5009"), "พบ 1 รายการ"));  // As a browser sends two words.
    EXPECT_TRUE(says(get("preparer", "/reports?q=%E0%B9%95%E0%B9%90%E0%B9%90%E0%B9%99-%E0%B9%90%E0%B9%90%E0%B9%90%E0%B9%92"), "พบ 1 รายการ"));  // ๕๐๐๙-๐๐๐๒
    EXPECT_TRUE(says(get("stranger", "/reports"), "พบ 0 รายการ"));
    EXPECT_EQ(get("preparer", "/reports?state=no").status, 400);
}

TEST_F(TheDesk, OffersWhatThePersonMayDoAndNothingElse) {
    const std::string id = make_report();
    const Reply preparer = get("preparer", "/reports/" + id), checker = get("checker", "/reports/" + id);
    EXPECT_TRUE(says(preparer, "href=\"/reports/" + id + "/submit\">เสนอ</a>"));
    EXPECT_FALSE(says(checker, "/submit\""));
    EXPECT_FALSE(says(checker, "/check\""));
    EXPECT_EQ(get("stranger", "/reports/" + id).status, 404);
}

TEST(Pages, SayAllThatTheyNameOrFail) {
    const ScratchFolder folder;
    write_file(folder.path / "one.html", "{{#rows}}<p>{{text}}{{> more}}</p>{{/rows}}{{^rows}}none{{/rows}}");
    write_file(folder.path / "_more.html", " and {{more}}");
    const Pages pages(folder.path);
    EXPECT_EQ(pages.render("one", View().list("rows", {View().text("text", "a<b").text("more", "c")}).value()), "<p>a&lt;b and c</p>");
    EXPECT_EQ(pages.render("one", View().list("rows", {}).value()), "none");
    EXPECT_THROW(pages.render("one", View().list("rows", {View().text("text", "a")}).value()), std::logic_error);
    EXPECT_THROW(pages.render("two", View().value()), std::logic_error);
}

TEST(Pages, AreRefusedAtStartWhenOneIsNoMustache) {
    const ScratchFolder folder;
    write_file(folder.path / "one.html", "{{#rows}}");
    EXPECT_THROW(Pages{folder.path}, std::runtime_error);
}

TEST(ThaiOnScreen, IsOfTheBuddhistEraInArabicDigits) {
    const Instant instant = std::chrono::sys_days(std::chrono::year(2021) / 6 / 24) + std::chrono::hours(17);
    EXPECT_EQ(thai_moment(instant), "25 มิ.ย. 2564 00.00 น.");
    EXPECT_EQ(thai_quarter(3), "ไตรมาสที่ 3 (เม.ย.–มิ.ย.)");
    EXPECT_EQ(quarter_of(std::chrono::sys_days(std::chrono::year(2020) / 10 / 1)).fiscal_year, 2564);
    EXPECT_EQ(quarter_of(std::chrono::sys_days(std::chrono::year(2020) / 9 / 30)).fiscal_year, 2563);
    EXPECT_EQ(quarter_of(std::chrono::sys_days(std::chrono::year(2021) / 6 / 30)).quarter, 3);
    EXPECT_EQ(with_commas(1248), "1,248");
    EXPECT_EQ(with_commas(-999), "-999");
    EXPECT_EQ(thai_size(84'210), "84 KB");
    EXPECT_EQ(thai_size(3'960'000), "3.9 MB");
}

}  // namespace server
