#include "records_house.h"

#include "server/office/issue_document.h"

namespace server {
namespace {

class InkLetters : public RecordsHouse {
protected:
    InkLetters() {
        keep_person("approver", {Role::approver});
        keep_person("deputy", {});
        keep_person("records", {Role::records});
        keep_order(day_in_thailand(signing_day));
    }

    std::string make_letter(const std::string& report, bool with_code = false) {
        const auto sample = layout::read_json(layout::find_form(house().forms, "memo")->sample_json);
        layout::Value letter = with_member(with_member(*sample->find("letter"), "number", layout::Value()), "date", layout::Value());
        if (with_code) letter = with_member(letter, "verification_code", layout::Value(true));
        const Reply made = ask("preparer", "POST", "/v1/letters",
                               R"({"template": "memo", "reports": [")" + report.substr(report.rfind('/') + 1) + R"("], "letter": )" + layout::write_json(letter) + "}");
        EXPECT_EQ(made.status, 201) << made.body;
        return field(made.fields, "Location");
    }

    Reply scan(const std::string& path, const std::string& bytes, const std::string& person = "records", const std::string& type = "image/png") {
        return ask(person, "POST", path + "/scan", bytes, {{"If-Match", version_of(path)}, {"Content-Type", type}});
    }

    static std::string recorded(const std::string& bytes, const std::string& signer = "approver", const std::string& number = "3336") {
        return R"({"action": "record_ink", "number": ")" + number + R"(", "date": "2026-06-25", "signer": ")" + signer + R"(", "confirm_sha256": ")" +
               fonts::sha256_hex(bytes) + "\"}";
    }

    Reply record(const std::string& path, const std::string& body, const std::string& person = "records") { return move(person, path, body); }
};

TEST_F(InkLetters, ArePrintedScannedRecordedAndSent) {
    const std::string report = make_signed(), path = make_letter(report);
    const Reply paper = ask("records", "GET", path + "/documents/to-sign.pdf?signer=approver");
    ASSERT_EQ(paper.status, 200) << paper.body;
    EXPECT_EQ(paper.body, ask("approver", "GET", path + "/documents/preview.pdf").body);

    ASSERT_EQ(scan(path, "the paper").status, 200);
    const Reply done = record(path, recorded("the paper"));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(member(done, "/state"), "registered");
    EXPECT_EQ(member(done, "/number"), "3336");
    EXPECT_EQ(member(done, "/date"), "2026-06-25");
    EXPECT_EQ(member(done, "/by_hand"), "true");
    EXPECT_EQ(member(done, "/signed_by"), "approver");
    EXPECT_EQ(member(done, "/signed_at"), "null");
    const Reply file = ask("records", "GET", path + "/documents/scan.png");
    EXPECT_EQ(file.body, "the paper");
    EXPECT_EQ(file.media_type, "image/png");
    EXPECT_EQ(member(ask("records", "GET", path + "/history"), "/items/2/detail"), "กท 4810/3336 2026-06-25 ink");
    EXPECT_EQ(move("records", path, R"({"action": "send"})").status, 200);
    EXPECT_EQ(member(ask("approver", "GET", report), "/state"), "sent");
    EXPECT_TRUE(state.store->faults({}).empty());
}

TEST_F(InkLetters, AreVerifiedByTheScansDigestOnceTheyAreRecorded) {
    const std::string path = make_letter(make_signed());
    EXPECT_EQ(scan(path, "blurred").status, 200);
    EXPECT_EQ(scan(path, "the paper").status, 200);
    const std::string first = "/v1/verifications/" + member(ask("records", "GET", path), "/documents/0/code");
    EXPECT_EQ(ask("nobody", "GET", first).status, 404);
    EXPECT_EQ(code(record(path, recorded("blurred"))), "409 confirmation");
    EXPECT_EQ(record(path, recorded("the paper")).status, 200);
    const Reply told = ask("nobody", "GET", first);
    EXPECT_EQ(member(told, "/signed_with"), "ink");
    EXPECT_EQ(member(told, "/sha256"), fonts::sha256_hex("the paper"));
    EXPECT_EQ(member(told, "/signed_on"), "2026-06-25");
    EXPECT_EQ(member(told, "/number"), "กท 4810/3336");
}

TEST_F(InkLetters, CarryTheCodeOfTheirScanWhereTheyAskForOne) {
    const std::string path = make_letter(make_signed(), true);
    EXPECT_EQ(ask("records", "GET", path + "/documents/to-sign.pdf?signer=approver").body, ask("approver", "GET", path + "/documents/preview.pdf").body);
    EXPECT_EQ(scan(path, "the paper").status, 200);
    EXPECT_EQ(member(ask("records", "GET", path), "/documents/0/code"), verification_code(path.substr(path.rfind('/') + 1), 2));
}

TEST_F(InkLetters, AreScannedAgainWhenTheyChange) {
    const std::string path = make_letter(make_signed());
    EXPECT_EQ(code(record(path, recorded("the paper"))), "409 scan_missing");
    EXPECT_EQ(scan(path, "the paper").status, 200);
    const Reply whole = ask("preparer", "GET", path);
    const auto data = layout::read_json(whole.body);
    EXPECT_EQ(ask("preparer", "PUT", path, layout::write_json(*data->find("data")), {{"If-Match", version_of(path)}}).status, 200);
    EXPECT_EQ(code(record(path, recorded("the paper"))), "409 scan_missing");
}

TEST_F(InkLetters, AreSignedByWhoMightSignOnThatDay) {
    const std::string path = make_letter(make_signed());
    EXPECT_EQ(scan(path, "the paper").status, 200);
    for (const char* signer : {"records", "preparer", "nobody"}) EXPECT_EQ(code(record(path, recorded("the paper", signer))), "422 signer") << signer;
    std::string late = recorded("the paper", "deputy");
    late.replace(late.find("06-25"), 5, "06-26");
    EXPECT_EQ(code(record(path, late)), "422 signer");
    const Reply done = record(path, recorded("the paper", "deputy"));
    EXPECT_EQ(member(done, "/delegation"), "order1") << done.body;
    EXPECT_EQ(code(ask("records", "GET", path + "/documents/to-sign.pdf?signer=approver")), "409 state");
}

TEST_F(InkLetters, AreRecordedByTheRecordsUnitOrTheApprover) {
    const std::string path = make_letter(make_signed());
    for (const char* person : {"preparer", "checker", "deputy"}) EXPECT_EQ(code(scan(path, "x", person)), "403 role") << person;
    EXPECT_EQ(code(scan(path, "x", "stranger")), "404 not_found");
    EXPECT_EQ(scan(path, "x", "approver").status, 200);
    EXPECT_EQ(code(record(path, recorded("x"), "preparer")), "403 role");
    EXPECT_EQ(record(path, recorded("x"), "approver").status, 200);
}

TEST_F(InkLetters, HaveANumberOfTheSameRegister) {
    const std::string report = make_signed(), first = make_letter(report), second = make_letter(report);
    for (const std::string& path : {first, second}) EXPECT_EQ(scan(path, "x").status, 200);
    EXPECT_EQ(record(first, recorded("x")).status, 200);
    EXPECT_EQ(code(record(second, recorded("x", "approver", "๓๓๓๖"))), "409 number_taken");
}

TEST_F(InkLetters, AreNotRecordedBeforeTheirReportsAreSigned) {
    const std::string path = make_letter(make_checked());
    EXPECT_EQ(scan(path, "x").status, 200);
    EXPECT_EQ(code(record(path, recorded("x"))), "409 reports_unsigned");
    EXPECT_EQ(code(ask("records", "GET", path + "/documents/to-sign.pdf?signer=approver")), "409 reports_unsigned");
}

}  // namespace
}  // namespace server
