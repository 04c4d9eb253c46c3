#include "tests/desk_house.h"

namespace server {

namespace {

class ListsOnTheDesk : public DeskHouse {
protected:
    static std::string id_in(const std::string& path) { return path.substr(path.rfind('/') + 1); }
    std::string state_of(const std::string& id) { return member(ask("preparer", "GET", "/v1/reports/" + id), "/state"); }

    // The form of a page that shows a list, as a browser sends it back.
    static std::vector<std::pair<std::string, std::string>> form_of(const Reply& page) {
        std::vector<std::pair<std::string, std::string>> fields;
        for (const std::string name : {"record", "confirm_sha256"}) {
            const std::string begin = "name=\"" + name + "\" value=\"";
            for (std::size_t at = 0; (at = page.body.find(begin, at)) != std::string::npos; ++at) {
                const std::size_t value = at + begin.size();
                fields.emplace_back(name, page.body.substr(value, page.body.find('"', value) - value));
            }
        }
        return fields;
    }
};

}  // namespace

TEST_F(ListsOnTheDesk, AreSignedWithOnePassword) {
    const std::string one = id_in(make_checked("5009-0001")), two = id_in(make_checked("5009-0002")), draft = make_report("5009-0003");
    const Reply page = post("approver", "/reports/moves", {{"action", "sign_off"}, {"record", one}, {"record", two}, {"record", draft}});
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "ลงนามรับรองรายงาน 2 รายการ"));
    EXPECT_TRUE(says(page, "ไม่รวมอยู่ในชุดนี้ 1 รายการ"));
    auto fields = form_of(page);
    EXPECT_EQ(fields.size(), 3U);
    fields.emplace_back("password", right_password);
    const Reply reply = post("approver", "/reports/moves/sign_off", fields);
    EXPECT_EQ(reply.status, 303) << reply.body;
    EXPECT_EQ(field(reply.fields, "Location"), "/reports?state=signed_off&done=sign_off");
    EXPECT_EQ(state_of(one) + " " + state_of(two) + " " + state_of(draft), "signed_off signed_off draft");
}

TEST_F(ListsOnTheDesk, AreSignedAsTheyWereSeenOrNotAtAll) {
    const std::string one = id_in(make_checked("5009-0001")), two = id_in(make_checked("5009-0002"));
    auto fields = form_of(post("approver", "/reports/moves", {{"action", "sign_off"}, {"record", one}, {"record", two}}));
    fields.emplace_back("password", right_password);
    ASSERT_EQ(move("checker", "/v1/reports/" + two, R"({"action": "return", "reason": "ผลงานยังไม่ครบ"})").status, 200);
    const Reply refused = post("approver", "/reports/moves/sign_off", fields);
    EXPECT_EQ(refused.status, 412);
    EXPECT_TRUE(says(refused, "<li>5009-0002 "));
    EXPECT_EQ(state_of(one), "checked");
    fields = form_of(refused);  // The list again, with what can still be signed.
    fields.emplace_back("password", "wrong");
    const Reply again = post("approver", "/reports/moves/sign_off", fields);
    EXPECT_EQ(again.status, 403);
    EXPECT_TRUE(says(again, "<a href=\"#password\">"));
    EXPECT_EQ(state_of(one), "checked");
}

TEST_F(ListsOnTheDesk, TakeAllThatTheFilterFinds) {
    const std::string one = make_report("5009-0001"), two = make_report("5009-0002");
    make_checked("5009-0003");
    const Reply page = post("preparer", "/reports/moves", {{"fiscal_year", "2564"}, {"all", "1"}, {"action", "submit"}});
    EXPECT_TRUE(says(page, "เสนอรายงานให้ตรวจสอบ 2 รายการ"));
    EXPECT_EQ(post("preparer", "/reports/moves/submit", form_of(page)).status, 303);
    EXPECT_EQ(state_of(one) + " " + state_of(two), "submitted submitted");
}

TEST_F(ListsOnTheDesk, AskForAReasonOnceForAll) {
    const std::string one = id_in(make_checked("5009-0001")), two = id_in(make_checked("5009-0002"));
    auto fields = form_of(post("checker", "/reports/moves", {{"action", "return"}, {"record", one}, {"record", two}}));
    EXPECT_TRUE(says(post("checker", "/reports/moves/return", fields), "<a href=\"#reason\">"));
    fields.emplace_back("reason", "ผลงานยังไม่ครบ");
    EXPECT_EQ(post("checker", "/reports/moves/return", fields).status, 303);
    EXPECT_EQ(state_of(one) + " " + state_of(two), "returned returned");
}

TEST_F(ListsOnTheDesk, OfferWhatTheRoleMayDo) {
    make_report("5009-0001");
    const Reply preparer = get("preparer", "/reports"), approver = get("deputy", "/reports"), reviewer = get("reviewer", "/reports");
    EXPECT_TRUE(says(preparer, "value=\"submit\">เสนอ</button>"));
    EXPECT_TRUE(says(preparer, "formaction=\"/letters/new\""));
    EXPECT_FALSE(says(preparer, "value=\"sign_off\""));
    EXPECT_TRUE(says(approver, "value=\"sign_off\">ลงนามรับรอง</button>"));
    EXPECT_FALSE(says(reviewer, "type=\"checkbox\""));
}

TEST_F(ListsOnTheDesk, RefuseWhatNoListOfOursSends) {
    EXPECT_EQ(post("approver", "/reports/moves", {{"action", "cancel"}}).status, 400);
    EXPECT_EQ(post("approver", "/reports/moves/sign_off", {{"record", "one"}}).status, 400);
    EXPECT_EQ(post("approver", "/reports/moves/sign_off", {{"record", "a 1"}, {"record", "a 1"}}).status, 400);
    EXPECT_EQ(get("approver", "/reports/moves").status, 303);
}

}  // namespace server
