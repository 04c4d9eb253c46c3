#include "tests/desk_house.h"

namespace server {

namespace {

class ThePublicDesk : public DeskHouse {
protected:
    std::string code_of(const std::string& path) { return member(ask("preparer", "GET", path), "/documents/0/code"); }
};

}  // namespace

TEST_F(ThePublicDesk, TellsAnybodyHowADocumentStands) {
    const std::string path = make_signed();
    const std::string code = code_of(path), sha256 = member(ask("preparer", "GET", path), "/documents/0/sha256");
    const Reply valid = get("", "/verify/" + code);
    EXPECT_EQ(valid.status, 200);
    EXPECT_TRUE(says(valid, "<b>ใช้ได้</b>"));
    EXPECT_TRUE(says(valid, sha256));
    EXPECT_TRUE(says(valid, "saraban verify FILE.pdf"));
    EXPECT_FALSE(says(valid, "ผู้สูงอายุ"));  // Of the report's text.
    ASSERT_EQ(move("approver", path, R"({"action": "return", "reason": "ผลงานยังไม่ครบ"})").status, 200);
    EXPECT_TRUE(says(get("", "/verify/" + code), "<b>ถอนไปแก้ไข</b>"));
    EXPECT_FALSE(says(get("", "/verify/" + code), "ผลงานยังไม่ครบ"));
}

TEST_F(ThePublicDesk, ReadsACodeAsPeopleTypeIt) {
    std::string code = code_of(make_signed());
    code.insert(4, "-");
    code[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(code[0])));
    EXPECT_TRUE(says(get("", "/verify?code=" + code), "<b>ใช้ได้</b>"));
    EXPECT_EQ(get("", "/verify?code=none").status, 404);
    EXPECT_TRUE(says(get("", "/verify?code=none"), "<a href=\"#code\">"));
    EXPECT_EQ(get("", "/verify").status, 200);
}

TEST_F(ThePublicDesk, ShowsBrowsersAPageWhereNoneIs) {
    const Reply page = get("preparer", "/nowhere");
    EXPECT_EQ(page.status, 404);
    EXPECT_TRUE(page.media_type.starts_with("text/html"));
    EXPECT_TRUE(says(page, "ไม่พบสิ่งที่ร้องขอ"));
    EXPECT_EQ(ask("preparer", "GET", "/nowhere", "", {{"Accept", "*/*"}}).media_type, "application/problem+json");
    EXPECT_EQ(get("preparer", "/v1/nowhere").media_type, "application/problem+json");
    const Reply method = ask("preparer", "DELETE", "/reports", "", {{"Accept", "text/html"}});
    EXPECT_EQ(method.status, 405);
    EXPECT_FALSE(field(method.fields, "Allow").empty());
    EXPECT_TRUE(method.media_type.starts_with("text/html"));
}

TEST_F(ThePublicDesk, TellsWhoDidWhatToThoseWhoAnswerForIt) {
    const std::string id = make_report();
    const Reply page = get("records", "/history");
    EXPECT_TRUE(says(page, "จัดทำ</td>"));
    EXPECT_TRUE(says(page, "href=\"/reports/" + id + "\""));
    EXPECT_EQ(get("checker", "/history").status, 403);
    EXPECT_FALSE(says(get("stranger", "/history"), id));
    EXPECT_TRUE(says(get("records", "/history?chain=1"), "ประวัติครบถ้วน 1 รายการ"));
    EXPECT_FALSE(says(get("records", "/history?action=submit"), id));
    EXPECT_FALSE(says(get("records", "/history?to=24%2F6%2F2569"), id));
    EXPECT_TRUE(says(get("records", "/history?from=25%2F6%2F2569&to=25%2F6%2F2569"), id));
    EXPECT_EQ(get("records", "/history?from=yesterday").status, 400);
}

TEST_F(ThePublicDesk, GivesTheHistoryAsAFileThatNoSpreadsheetRuns) {
    const std::string path = make_checked();
    ASSERT_EQ(move("checker", path, R"({"action": "return", "reason": "=1+1"})").status, 200);
    const Reply file = get("records", "/history.csv");
    EXPECT_TRUE(says(file, ",'=1+1,"));
    EXPECT_TRUE(file.body.starts_with("\xEF\xBB\xBF"));
}

}  // namespace server
