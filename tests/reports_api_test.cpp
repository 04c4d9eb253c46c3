#include "records_house.h"

#include "server/signoff/seal/verify_seal.h"
#include "server/whole_file.h"

#include <thread>

namespace server {
namespace {

class Reports : public RecordsHouse {};

TEST_F(Reports, AreMadeReadAndListed) {
    const Reply made = ask("preparer", "POST", "/v1/reports", document());
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(field(made.fields, "ETag"), "\"1\"");
    EXPECT_EQ(member(made, "/state"), "draft");
    EXPECT_EQ(field(made.fields, "Location"), "/v1/reports/" + member(made, "/id"));
    const Reply read = ask("checker", "GET", field(made.fields, "Location"));
    EXPECT_EQ(member(read, "/data/indicators/0/code"), "5009-0963");
    EXPECT_EQ(member(read, "/data/indicators/0/quarters/0/result/text"), "100.00");
    EXPECT_EQ(member(ask("preparer", "GET", "/v1/reports?q=ฝ่ายปกครอง&fiscal_year=2564&quarter=3&office=5009&state=draft&type=strategic"), "/items/0/code"), "5009-0963");
    EXPECT_EQ(member(ask("preparer", "GET", "/v1/reports?state=sent"), "/items"), "[]");
}

TEST_F(Reports, AreNotFoundByOtherOffices) {
    const std::string path = "/v1/reports/" + make_report();
    for (const char* more : {"", "/history", "/documents/preview.pdf"}) EXPECT_EQ(ask("stranger", "GET", path + more).status, 404) << more;
    EXPECT_EQ(member(ask("stranger", "GET", "/v1/reports"), "/items"), "[]");
    EXPECT_EQ(move("stranger", path, R"({"action": "submit"})").status, 404);
    EXPECT_EQ(ask("nobody", "GET", path).status, 401);
    EXPECT_EQ(code(ask("stranger", "POST", "/v1/reports", document())), "403 office");
    EXPECT_EQ(code(ask("checker", "POST", "/v1/reports", document())), "403 role");
}

TEST_F(Reports, AreRefusedWhenTheyCouldNotBePrinted) {
    std::string unprintable = document();
    unprintable.replace(unprintable.find("สำนักงานเขตห้วยขวาง"), 3, "☃");
    EXPECT_EQ(code(ask("preparer", "POST", "/v1/reports", unprintable)), "422 validation");
    EXPECT_EQ(code(ask("preparer", "POST", "/v1/reports", "{}")), "422 validation");
    EXPECT_EQ(code(ask("preparer", "POST", "/v1/reports", "{")), "400 json");
    EXPECT_EQ(code(ask("preparer", "POST", "/v1/reports?truncated=perhaps", document())), "400 parameter");
}

TEST_F(Reports, AreThereOnceForAnIndicatorAndQuarter) {
    make_report();
    EXPECT_EQ(code(ask("preparer", "POST", "/v1/reports", document())), "409 taken");
}

TEST_F(Reports, ListsGoOnWhereTheyEnded) {
    for (const char* indicator : {"5009-0001", "5009-0002", "5009-0003"}) make_report(indicator);
    const Reply first = ask("preparer", "GET", "/v1/reports?limit=2&office=5009");
    EXPECT_EQ(member(first, "/items/1/code"), "5009-0002");
    const std::string link = field(first.fields, "Link");
    ASSERT_EQ(link, "</v1/reports?limit=2&office=5009&cursor=" + member(first, "/next_cursor") + ">; rel=\"next\"");
    const Reply second = ask("preparer", "GET", link.substr(1, link.find('>') - 1));
    EXPECT_EQ(member(second, "/items/0/code"), "5009-0003");
    EXPECT_EQ(member(second, "/next_cursor"), "null");
    for (const char* wrong : {"limit=0", "limit=201", "cursor=zz", "state=gone", "quarter=x", "colour=red"})
        EXPECT_EQ(ask("preparer", "GET", std::string("/v1/reports?") + wrong).status, 400) << wrong;
}

TEST_F(Reports, AreReplacedOnlyAsTheyWereSeen) {
    const std::string path = "/v1/reports/" + make_report();
    EXPECT_EQ(code(ask("preparer", "PUT", path, document())), "428 if_match_required");
    EXPECT_EQ(field(ask("preparer", "PUT", path, document(), {{"If-Match", "\"1\""}}).fields, "ETag"), "\"2\"");
    EXPECT_EQ(code(ask("preparer", "PUT", path, document(), {{"If-Match", "\"1\""}})), "412 stale");
    EXPECT_EQ(code(ask("preparer", "PUT", path, document(), {{"If-Match", "W/\"2\""}})), "412 stale");
    EXPECT_EQ(code(ask("preparer", "PUT", path, document("5009-0001"), {{"If-Match", "\"2\""}})), "422 validation");
    EXPECT_EQ(member(ask("preparer", "GET", path + "/history"), "/items/1/action"), "replace");
}

TEST_F(Reports, OfACutOffPageAreNotSubmitted) {
    const Reply made = ask("preparer", "POST", "/v1/reports?truncated=true", document());
    const std::string path = field(made.fields, "Location");
    EXPECT_EQ(code(move("preparer", path, R"({"action": "submit"})")), "409 truncated_import");
    EXPECT_EQ(ask("preparer", "PUT", path, document(), {{"If-Match", "\"1\""}}).status, 200);
    EXPECT_EQ(move("preparer", path, R"({"action": "submit"})").status, 200);
}

TEST_F(Reports, AreSignedAsTheSignerSawThem) {
    const std::string path = make_checked();
    const Reply reply = move("approver", path, signature("approver", path));
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(member(reply, "/state"), "signed_off");
    EXPECT_EQ(member(reply, "/signed_by"), "approver");

    const Reply file = ask("checker", "GET", path + "/documents/report.pdf?version=4");
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(field(file.fields, "Cache-Control"), "private, max-age=31536000, immutable");
    EXPECT_EQ(member(ask("checker", "GET", path), "/documents/0/sha256"), fonts::sha256_hex(file.body));
    const SealReport seal = verify_seal(file.body, read_anchors(read_file(scratch.path / "seals/authority.pem")));
    EXPECT_TRUE(seal.valid) << (seal.reasons.empty() ? "" : seal.reasons[0].english);
    EXPECT_TRUE(state.store->faults({}).empty());
    EXPECT_EQ(member(ask("checker", "GET", path + "/history"), "/items/3/file_sha256"), fonts::sha256_hex(file.body));
}

TEST_F(Reports, AreNotSignedWithoutPasswordOrConfirmationOrForAnotherDocument) {
    const std::string path = make_checked(), digest = preview_digest("approver", path);
    const auto sign_with = [&](const std::string& rest) { return code(move("approver", path, R"({"action": "sign_off")" + rest + "}")); };
    const std::string confirmed = R"(, "confirm_sha256": ")" + digest + "\"", other = R"(, "confirm_sha256": ")" + std::string(64, 'a') + "\"";
    EXPECT_EQ(sign_with(confirmed), "403 reauthentication");
    EXPECT_EQ(sign_with(confirmed + R"(, "password": "wrong")"), "403 reauthentication");
    EXPECT_EQ(sign_with(R"(, "password": "right")"), "428 confirmation_required");
    EXPECT_EQ(sign_with(other + R"(, "password": "right")"), "409 confirmation");
    now += std::chrono::days(1);  // Another date would be printed.
    EXPECT_EQ(sign_with(confirmed + R"(, "password": "right")"), "409 confirmation");
}

TEST_F(Reports, AreNotSignedWithoutASeal) {
    const std::string path = make_checked(), body = signature("approver", path);
    registry.seals = nullptr;
    EXPECT_EQ(code(move("approver", path, body)), "409 no_seal");
    EXPECT_EQ(member(ask("approver", "GET", path), "/state"), "checked");
}

TEST_F(Reports, CarryTheActingLinesOfWhoSignsByDelegation) {
    const std::string path = make_checked();
    EXPECT_NE(preview_digest("deputy", path), preview_digest("approver", path));
    const Reply reply = move("deputy", path, signature("deputy", path));
    EXPECT_EQ(member(reply, "/delegation"), "order1") << reply.body;
}

TEST_F(Reports, AreSignedOnceHoweverOftenTheRequestComes) {
    const std::string path = make_checked(), body = signature("approver", path);
    const Fields fields{{"If-Match", "\"3\""}, {"Idempotency-Key", "\"once\""}};
    const Reply first = move("approver", path, body, fields), again = move("approver", path, body, fields);
    EXPECT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(field(again.fields, "ETag"), "\"4\"");
    EXPECT_EQ(state.store->read()->head().number, 4u);
    EXPECT_EQ(code(move("approver", path, R"({"action": "return", "reason": "x"})", fields)), "422 idempotency_key_reused");
    EXPECT_EQ(code(ask("approver", "POST", path + "/transitions", body, {{"If-Match", "\"4\""}})), "400 idempotency_key");
}

TEST_F(Reports, AreSignedByOneOfTwoAtOnce) {
    const std::string path = make_checked();
    const std::string bodies[] = {signature("approver", path), signature("deputy", path)};
    Reply replies[2];
    {
        std::jthread one([&] { replies[0] = ask("approver", "POST", path + "/transitions", bodies[0], {{"If-Match", "\"3\""}, {"Idempotency-Key", "a"}}); });
        std::jthread two([&] { replies[1] = ask("deputy", "POST", path + "/transitions", bodies[1], {{"If-Match", "\"3\""}, {"Idempotency-Key", "b"}}); });
    }
    EXPECT_EQ(replies[0].status + replies[1].status, 200 + 412) << replies[0].body << replies[1].body;
    EXPECT_EQ(state.store->read()->head().number, 4u);
}

TEST_F(Reports, AreSignedAsAListOrNotAtAll) {
    const std::string first = make_checked("5009-0001"), second = make_checked("5009-0002");
    const auto id = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
    std::string lines;
    for (const std::string& path : {first, second}) lines += id(path) + " 3 " + preview_digest("approver", path) + "\n";
    const auto body = [&](int version, const std::string& digest) {
        return R"({"action": "sign_off", "password": "right", "confirm_sha256": ")" + digest + R"(", "records": [{"id": ")" + id(first) +
               R"(", "version": 3}, {"id": ")" + id(second) + R"(", "version": )" + std::to_string(version) + "}]}";
    };
    const auto post = [&](const std::string& text, const std::string& key) { return ask("approver", "POST", "/v1/transitions", text, {{"Idempotency-Key", key}}); };
    const Reply stale = post(body(2, fonts::sha256_hex(lines)), "a");
    EXPECT_EQ(code(stale), "412 stale");
    EXPECT_EQ(member(stale, "/errors/0/pointer"), "/records/1");
    EXPECT_EQ(code(post(body(3, preview_digest("approver", first)), "b")), "409 confirmation");
    EXPECT_EQ(member(ask("approver", "GET", first), "/state"), "checked");
    const Reply both = post(body(3, fonts::sha256_hex(lines)), "c");
    EXPECT_EQ(both.status, 200) << both.body;
    EXPECT_EQ(member(both, "/items/1/state"), "signed_off");
    EXPECT_EQ(member(ask("approver", "GET", first), "/state"), "signed_off");
}

TEST_F(Reports, AreSupersededByTheSignatureOfANewEdition) {
    const std::string old = make_signed();
    const Reply revised = move("preparer", old, R"({"action": "revise"})");
    ASSERT_EQ(revised.status, 200) << revised.body;
    const std::string path = field(revised.fields, "Location");
    EXPECT_EQ(member(revised, "/edition"), "2");
    EXPECT_EQ(code(move("preparer", old, R"({"action": "revise"})")), "409 edition_open");
    EXPECT_EQ(move("preparer", path, R"({"action": "submit"})").status, 200);
    EXPECT_EQ(move("checker", path, R"({"action": "check"})").status, 200);
    EXPECT_EQ(member(ask("preparer", "GET", old), "/state"), "signed_off");
    EXPECT_EQ(move("approver", path, signature("approver", path)).status, 200);
    EXPECT_EQ(member(ask("preparer", "GET", old), "/state"), "superseded");
    EXPECT_TRUE(state.store->faults({}).empty());
}

TEST_F(Reports, KeepTheirSignedBytesWhenTheyComeBack) {
    const std::string path = make_signed(), signed_pdf = ask("approver", "GET", path + "/documents/report.pdf?version=4").body;
    EXPECT_EQ(code(move("approver", path, R"({"action": "return"})")), "422 reason_required");
    EXPECT_EQ(move("approver", path, R"({"action": "return", "reason": "ตัวเลขไม่ตรง"})").status, 200);
    EXPECT_EQ(move("preparer", path, R"({"action": "submit"})").status, 200);
    EXPECT_EQ(move("checker", path, R"({"action": "check"})").status, 200);
    EXPECT_EQ(move("approver", path, signature("approver", path)).status, 200);
    EXPECT_EQ(ask("approver", "GET", path + "/documents/report.pdf?version=4").body, signed_pdf);
    EXPECT_NE(ask("approver", "GET", path + "/documents/report.pdf").body, signed_pdf);
}

TEST_F(Reports, GetTheirScoresBesideWhatWasSigned) {
    const std::string path = make_signed();
    EXPECT_EQ(ask("reviewer", "GET", path).status, 404);
    EXPECT_EQ(move("records", path, R"({"action": "send"})").status, 200);
    EXPECT_EQ(ask("reviewer", "GET", path).status, 200);
    const std::string scores = R"({"score": {"text": "95.00"}, "score_2_1": {"text": "95"}, "score_2_2": {"text": "100"}})";
    EXPECT_EQ(code(move("reviewer", path, R"({"action": "review"})")), "422 validation");
    const Reply reviewed = move("reviewer", path, R"({"action": "review", "scores": )" + scores + "}");
    EXPECT_EQ(member(reviewed, "/review/score/text"), "95.00") << reviewed.body;
    EXPECT_EQ(member(reviewed, "/state"), "reviewed");
}

}  // namespace
}  // namespace server
