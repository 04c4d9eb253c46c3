#include "tests/desk_house.h"

namespace server {

namespace {

class MovesOnTheDesk : public DeskHouse {
protected:
    std::string state_of(const std::string& id) { return member(ask("preparer", "GET", "/v1/reports/" + id), "/state"); }

    std::string checked() { return make_checked().substr(std::string("/v1/reports/").size()); }

    // What the director's page of a report says, confirmed with this password.
    Reply sign(const Reply& page, const std::string& id, const std::string& password, const std::string& once = "") {
        std::vector<std::pair<std::string, std::string>> fields{{"version", hidden(page, "version")}, {"confirm_sha256", hidden(page, "confirm_sha256")}, {"password", password}};
        if (!once.empty()) fields.insert(fields.begin(), {"once", once});
        return post("approver", "/reports/" + id + "/sign_off", fields);
    }
};

}  // namespace

TEST_F(MovesOnTheDesk, WalkAReportToItsSignatureAPageForEachDecision) {
    const std::string id = make_report();
    const Reply submit = get("preparer", "/reports/" + id + "/submit");
    EXPECT_EQ(submit.status, 200);
    const Reply submitted = post("preparer", "/reports/" + id + "/submit", {{"version", hidden(submit, "version")}});
    EXPECT_EQ(submitted.status, 303);
    EXPECT_EQ(field(submitted.fields, "Location"), "/reports/" + id + "?done=submit");
    const Reply check = get("checker", "/reports/" + id + "/check");
    EXPECT_EQ(post("checker", "/reports/" + id + "/check", {{"version", hidden(check, "version")}}).status, 303);
    EXPECT_EQ(sign(get("approver", "/reports/" + id + "/sign_off"), id, right_password).status, 303);
    EXPECT_EQ(state_of(id), "signed_off");
}

TEST_F(MovesOnTheDesk, ConfirmTheVeryPreviewThatThePageShows) {
    const std::string id = checked();
    const Reply page = get("approver", "/reports/" + id + "/sign_off");
    EXPECT_EQ(hidden(page, "confirm_sha256"), preview_digest("approver", "/v1/reports/" + id));
    EXPECT_TRUE(says(page, "data=\"/v1/reports/" + id + "/documents/preview.pdf\""));
    now += std::chrono::days(1);  // Another date would be printed.
    const Reply refused = sign(page, id, right_password);
    EXPECT_EQ(refused.status, 409);
    EXPECT_NE(hidden(refused, "confirm_sha256"), hidden(page, "confirm_sha256"));
    EXPECT_EQ(state_of(id), "checked");
}

TEST_F(MovesOnTheDesk, AskForTheRightPasswordAtItsField) {
    const std::string id = checked();
    const Reply page = get("approver", "/reports/" + id + "/sign_off");
    const Reply refused = sign(page, id, "wrong");
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(says(refused, "<a href=\"#password\">"));
    EXPECT_FALSE(says(refused, "wrong\" autocomplete"));
    EXPECT_EQ(state_of(id), "checked");
}

TEST_F(MovesOnTheDesk, HappenOnceHoweverOftenTheButtonIsPressed) {
    const std::string id = checked();
    const Reply page = get("approver", "/reports/" + id + "/sign_off");
    const std::string once = hidden(page, "once");
    const Reply first = sign(page, id, right_password, once), second = sign(page, id, right_password, once);
    EXPECT_EQ(first.status, 303);
    EXPECT_EQ(second.status, 303);
    EXPECT_EQ(field(second.fields, "Location"), field(first.fields, "Location"));
    EXPECT_EQ(member(ask("preparer", "GET", "/v1/reports/" + id), "/version"), "4");
    EXPECT_EQ(sign(page, id, right_password).status, 409);  // Another form of the same report: it is signed already.
}

TEST_F(MovesOnTheDesk, TakeNoFormThatCannotBeToldFromOthers) {
    const std::string id = make_report();
    EXPECT_EQ(post("preparer", "/reports/" + id + "/submit", {{"once", ""}, {"version", "1"}}).status, 400);
    EXPECT_EQ(state_of(id), "draft");
}

TEST_F(MovesOnTheDesk, KeepWhatWasTypedWhenTheReportHasChangedMeanwhile) {
    const std::string id = checked();
    const Reply refused = post("checker", "/reports/" + id + "/return", {{"version", "1"}, {"reason", "ผลงานยังไม่ครบ"}});
    EXPECT_EQ(refused.status, 412);
    EXPECT_TRUE(says(refused, ">ผลงานยังไม่ครบ</textarea>"));
    EXPECT_EQ(hidden(refused, "version"), "3");
}

TEST_F(MovesOnTheDesk, DemandAReasonForAReturn) {
    const std::string id = checked();
    const Reply refused = post("checker", "/reports/" + id + "/return", {{"version", "3"}, {"reason", ""}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "<a href=\"#reason\">"));
    EXPECT_EQ(post("checker", "/reports/" + id + "/return", {{"version", "3"}, {"reason", "ผลงานยังไม่ครบ"}}).status, 303);
    EXPECT_EQ(state_of(id), "returned");
}

TEST_F(MovesOnTheDesk, AreRefusedToWhoeverMayNot) {
    const std::string id = make_report();
    EXPECT_EQ(get("checker", "/reports/" + id + "/submit").status, 403);
    EXPECT_EQ(get("stranger", "/reports/" + id + "/submit").status, 404);
    EXPECT_EQ(get("checker", "/reports/" + id + "/check").status, 409);
    EXPECT_EQ(get("", "/reports/" + id + "/submit").status, 303);
}

TEST_F(MovesOnTheDesk, TakeTheScoresOfTheStrategyOffice) {
    const std::string path = make_signed(), id = path.substr(std::string("/v1/reports/").size());
    ASSERT_EQ(move("records", path, R"({"action": "send"})").status, 200);
    const Reply wrong = post("reviewer", "/reports/" + id + "/review", {{"version", "5"}, {"score", "ดี"}, {"score_2_1", "95"}, {"score_2_2", "๑๐๐"}, {"comment", "ครบถ้วน"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "<a href=\"#score\">"));
    EXPECT_FALSE(says(wrong, "<a href=\"#score_2_2\">"));
    EXPECT_TRUE(says(wrong, ">ครบถ้วน</textarea>"));
    EXPECT_EQ(post("reviewer", "/reports/" + id + "/review", {{"version", "5"}, {"score", "95.50"}, {"score_2_1", "95"}, {"score_2_2", "๑๐๐"}}).status, 303);
    EXPECT_EQ(state_of(id), "reviewed");
}

TEST_F(MovesOnTheDesk, LeadToTheNewEdition) {
    const std::string path = make_signed(), id = path.substr(std::string("/v1/reports/").size());
    const Reply revised = post("preparer", "/reports/" + id + "/revise", {{"version", "4"}});
    EXPECT_EQ(revised.status, 303);
    const std::string location = field(revised.fields, "Location");
    EXPECT_NE(location.find("/reports/"), std::string::npos);
    EXPECT_EQ(location.find(id), std::string::npos);
    EXPECT_EQ(get("preparer", location.substr(0, location.find('?'))).status, 200);
}

}  // namespace server
