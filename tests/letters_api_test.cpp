#include "records_house.h"

#include "server/signoff/seal/verify_seal.h"
#include "server/whole_file.h"

namespace server {
namespace {

class Letters : public RecordsHouse {
protected:
    std::string make_letter(const std::vector<std::string>& reports) {
        const Reply made = ask("preparer", "POST", "/v1/letters", letter_over(reports));
        EXPECT_EQ(made.status, 201) << made.body;
        return field(made.fields, "Location");
    }

    std::string make_signed_letter(const std::vector<std::string>& reports) {
        const std::string path = make_letter(reports);
        const Reply reply = move("approver", path, signature("approver", path, "sign"));
        EXPECT_EQ(reply.status, 200) << reply.body;
        return path;
    }

    static std::string numbered(const std::string& number, const std::string& date = "2026-06-26") {
        return R"({"action": "register", "number": ")" + number + R"(", "date": ")" + date + "\"}";
    }
};

TEST_F(Letters, AreSignedNumberedAndSentWithTheirReports) {
    const std::string first = make_signed("5009-0001"), second = make_signed("5009-0002"), path = make_signed_letter({first, second});
    const std::string sealed = ask("records", "GET", path + "/documents/letter-signed.pdf").body;
    now += std::chrono::days(1);
    const Reply registered = move("records", path, numbered("3336"));
    ASSERT_EQ(registered.status, 200) << registered.body;
    EXPECT_EQ(member(registered, "/number"), "3336");

    const std::string pdf = ask("records", "GET", path + "/documents/letter.pdf").body;
    EXPECT_EQ(pdf.substr(0, sealed.size()), sealed);
    const SealReport seals_found = verify_seal(pdf, read_anchors(read_file(scratch.path / "seals/authority.pem")));
    EXPECT_TRUE(seals_found.valid) << (seals_found.reasons.empty() ? "" : seals_found.reasons[0].english);
    EXPECT_EQ(seals_found.number, "๓๓๓๖");
    EXPECT_EQ(seals_found.date, "๒๖ มิถุนายน ๒๕๖๙");
    const Reply read = ask("records", "GET", path);
    EXPECT_EQ(member(read, "/documents/0/sha256"), fonts::sha256_hex(sealed));
    EXPECT_EQ(member(read, "/documents/1/sha256"), fonts::sha256_hex(pdf));

    EXPECT_EQ(member(ask("approver", "GET", first), "/state"), "signed_off");
    EXPECT_EQ(move("records", path, R"({"action": "send"})").status, 200);
    for (const std::string& report : {first, second}) EXPECT_EQ(member(ask("approver", "GET", report), "/state"), "sent");
    EXPECT_EQ(member(ask("reviewer", "GET", path), "/state"), "sent");
    EXPECT_TRUE(state.store->faults({}).empty());
}

TEST_F(Letters, AreNotSignedBeforeTheirReports) {
    const std::string path = make_letter({"/v1/reports/" + make_report()});
    EXPECT_EQ(code(move("approver", path, signature("approver", path, "sign"))), "409 reports_unsigned");
}

TEST_F(Letters, HaveANumberThatIsUsedOnce) {
    const std::string report = make_signed(), first = make_signed_letter({report}), second = make_signed_letter({report});
    EXPECT_EQ(code(move("records", first, R"({"action": "register"})")), "422 number_required");
    EXPECT_EQ(code(move("records", first, numbered(std::string(40, '3')))), "422 validation");
    EXPECT_EQ(move("records", first, numbered("3336")).status, 200);
    EXPECT_EQ(code(move("records", second, numbered("๓๓๓๖"))), "409 number_taken");
    EXPECT_EQ(member(ask("records", "GET", second), "/state"), "signed");
    EXPECT_EQ(move("records", second, numbered("3337")).status, 200);
    EXPECT_EQ(code(move("records", second, numbered("3338"))), "409 state");
}

TEST_F(Letters, GetNumberAndDateFromTheRegisterAlone) {
    std::string body = letter_over({"/v1/reports/" + make_report()});
    body.replace(body.find("\"number\":null"), 13, "\"number\":\"3336\"");
    const Reply reply = ask("preparer", "POST", "/v1/letters", body);
    EXPECT_EQ(code(reply), "422 validation");
    EXPECT_EQ(member(reply, "/errors/0/pointer"), "/letter/number");
}

TEST_F(Letters, SendOnlyReportsOfTheirOffice) {
    const std::string path = "/v1/reports/" + make_report();
    const Reply reply = ask("stranger", "POST", "/v1/letters", letter_over({path}));
    EXPECT_EQ(member(reply, "/errors/0/pointer"), "/reports/0") << reply.body;
    EXPECT_EQ(ask("preparer", "POST", "/v1/letters", letter_over({path, path})).status, 422);
    EXPECT_EQ(ask("stranger", "GET", make_letter({path})).status, 404);
}

TEST_F(Letters, AreReplacedListedAndCancelled) {
    const std::string report = "/v1/reports/" + make_report(), path = make_letter({report});
    EXPECT_EQ(code(ask("preparer", "PUT", path, letter_over({report}, "ส่งรายงาน"))), "428 if_match_required");
    EXPECT_EQ(member(ask("preparer", "PUT", path, letter_over({report}, "ส่งรายงาน"), {{"If-Match", "\"1\""}}), "/subject"), "ส่งรายงาน");
    EXPECT_EQ(member(ask("records", "GET", "/v1/letters?report=" + id_of(report)), "/items/0/id"), id_of(path));
    EXPECT_EQ(member(ask("records", "GET", "/v1/letters?state=sent"), "/items"), "[]");
    EXPECT_EQ(move("records", path, R"({"action": "cancel", "reason": "ส่งซ้ำ"})").status, 200);
    EXPECT_EQ(member(ask("records", "GET", path + "/history"), "/items/2/detail"), "ส่งซ้ำ");
}

TEST_F(Letters, WhoseReportCameBackAreNotSent) {
    const std::string report = make_signed(), path = make_signed_letter({report});
    EXPECT_EQ(move("records", path, numbered("3336")).status, 200);
    EXPECT_EQ(move("approver", report, R"({"action": "return", "reason": "ตัวเลขไม่ตรง"})").status, 200);
    const Reply reply = move("records", path, R"({"action": "send"})");
    EXPECT_EQ(code(reply), "409 state");
    EXPECT_EQ(member(reply, "/errors/0/pointer"), "/reports/0");
    EXPECT_EQ(member(ask("records", "GET", path), "/state"), "registered");
}

class Verifications : public Letters {
protected:
    Reply verify(const std::string& path, int document = 0) {
        const std::string code_of = member(ask("approver", "GET", path), "/documents/" + std::to_string(document) + "/code");
        return ask("nobody", "GET", "/v1/verifications/" + code_of);
    }
};

TEST_F(Verifications, TellAnybodyHowADocumentStands) {
    const std::string report = make_signed();
    const Reply valid = verify(report);
    EXPECT_EQ(member(valid, "/state"), "valid") << valid.body;
    EXPECT_EQ(member(valid, "/office"), "5009");
    EXPECT_EQ(member(valid, "/sha256"), member(ask("approver", "GET", report), "/documents/0/sha256"));
    EXPECT_EQ(member(valid, "/signed_on"), "2026-06-25");
    EXPECT_EQ(valid.body.find("ร้อยละ"), std::string::npos);
    EXPECT_EQ(move("approver", report, R"({"action": "return", "reason": "ตัวเลขไม่ตรง"})").status, 200);
    EXPECT_EQ(member(verify(report), "/state"), "withdrawn");
    EXPECT_EQ(move("approver", report, R"({"action": "cancel", "reason": "ยกเลิก"})").status, 200);
    EXPECT_EQ(member(verify(report), "/state"), "cancelled");
    EXPECT_EQ(ask("nobody", "GET", "/v1/verifications/abc").status, 404);
}

TEST_F(Verifications, TellALettersNumberAndDate) {
    const std::string path = make_signed_letter({make_signed()});
    EXPECT_EQ(move("records", path, numbered("3336")).status, 200);
    EXPECT_EQ(member(verify(path, 1), "/number"), "กท 4810/3336");
    EXPECT_EQ(member(verify(path, 1), "/date"), "2026-06-26");
}

TEST_F(Verifications, TellThatANewerEditionHoldsInstead) {
    const std::string old = make_signed(), path = field(move("preparer", old, R"({"action": "revise"})").fields, "Location");
    EXPECT_EQ(move("preparer", path, R"({"action": "submit"})").status, 200);
    EXPECT_EQ(move("checker", path, R"({"action": "check"})").status, 200);
    EXPECT_EQ(move("approver", path, signature("approver", path)).status, 200);
    EXPECT_EQ(member(verify(old), "/state"), "superseded");
    EXPECT_EQ(member(verify(path), "/state"), "valid");
}

class Plans : public RecordsHouse {
protected:
    Plans() { put_office({"5009", 1, "สำนักงานเขตห้วยขวาง", {}}); }

    const std::string plan = R"({"indicators": [{"code": "5009-0002", "name": "สอง", "type": null, "due": [null, null, "2026-06-25", null]},
        {"code": "5009-0001", "name": "หนึ่ง", "type": "routine", "due": [null, null, "2026-06-24", "2026-09-30"]}]})";
};

TEST_F(Plans, TellWhatIsMissing) {
    EXPECT_EQ(ask("preparer", "PUT", "/v1/plans/2564/5009", plan).status, 200);
    const Reply missing = ask("approver", "GET", "/v1/plans/2564/5009/missing");
    EXPECT_EQ(member(missing, "/items/0/code"), "5009-0001") << missing.body;
    EXPECT_EQ(member(missing, "/items/0/overdue"), "true");
    EXPECT_EQ(member(missing, "/items/1/code"), "5009-0002");
    EXPECT_EQ(member(missing, "/items/1/overdue"), "false");
    EXPECT_EQ(member(missing, "/items/2/quarter"), "4");
    EXPECT_EQ(move("records", make_signed("5009-0001"), R"({"action": "send"})").status, 200);
    make_report("5009-0002");
    const Reply less = ask("approver", "GET", "/v1/plans/2564/5009/missing");
    EXPECT_EQ(member(less, "/items/0/code"), "5009-0002");
    EXPECT_EQ(member(less, "/items/0/state"), "draft");
    EXPECT_EQ(member(less, "/items/1/quarter"), "4");
}

TEST_F(Plans, AreReplacedOnlyAsTheyWereSeenAndByWhomTheyConcern) {
    EXPECT_EQ(ask("preparer", "PUT", "/v1/plans/2564/5009", plan).status, 200);
    EXPECT_EQ(code(ask("preparer", "PUT", "/v1/plans/2564/5009", plan)), "428 if_match_required");
    EXPECT_EQ(field(ask("reviewer", "PUT", "/v1/plans/2564/5009", plan, {{"If-Match", "\"1\""}}).fields, "ETag"), "\"2\"");
    EXPECT_EQ(code(ask("preparer", "PUT", "/v1/plans/2564/5009", plan, {{"If-Match", "\"1\""}})), "412 stale");
    EXPECT_EQ(ask("stranger", "PUT", "/v1/plans/2564/5009", plan).status, 404);
    EXPECT_EQ(ask("stranger", "GET", "/v1/plans/2564/5009").status, 404);
    EXPECT_EQ(code(ask("checker", "PUT", "/v1/plans/2564/5009", plan)), "403 role");
    EXPECT_EQ(member(ask("reviewer", "GET", "/v1/plans/2564/5009"), "/indicators/1/due/2"), "2026-06-25");
}

TEST_F(Plans, AreOfOfficesThatThereAre) {
    EXPECT_EQ(code(ask("reviewer", "PUT", "/v1/plans/2564/5099", plan)), "404 not_found");
    EXPECT_EQ(ask("reviewer", "PUT", "/v1/plans/2564/5009", plan).status, 200);
}

class EvidenceFiles : public RecordsHouse {
protected:
    Reply add(const std::string& path, const std::string& bytes, const std::string& version, const std::string& type = "application/pdf") {
        return ask("preparer", "POST", path + "/evidence?name=%E0%B8%A0%E0%B8%B2%E0%B8%9E.pdf", bytes, {{"If-Match", version}, {"Content-Type", type}});
    }
};

TEST_F(EvidenceFiles, AreKeptAsTheyCame) {
    const std::string path = "/v1/reports/" + make_report(), bytes(200'000, 'x');
    const Reply added = add(path, bytes, "\"1\"");
    ASSERT_EQ(added.status, 200) << added.body;
    const Reply report = ask("checker", "GET", path);
    EXPECT_EQ(member(report, "/evidence/0/name"), "ภาพ.pdf");
    EXPECT_EQ(member(report, "/evidence/0/sha256"), fonts::sha256_hex(bytes));
    const std::string one = path + "/evidence/" + member(report, "/evidence/0/id");
    const Reply file = ask("checker", "GET", one);
    EXPECT_EQ(file.body, bytes);
    EXPECT_EQ(file.media_type, "application/pdf");
    EXPECT_EQ(ask("stranger", "GET", one).status, 404);
    EXPECT_EQ(code(ask("preparer", "DELETE", one)), "428 if_match_required");
    EXPECT_EQ(ask("preparer", "DELETE", one, "", {{"If-Match", "\"2\""}}).status, 200);
    EXPECT_EQ(member(ask("checker", "GET", path), "/evidence/0/removed_version"), "3");
    EXPECT_TRUE(state.store->faults({}).empty());
}

TEST_F(EvidenceFiles, GoIntoANewEdition) {
    const std::string path = "/v1/reports/" + make_report();
    ASSERT_EQ(add(path, "one", "\"1\"").status, 200);
    for (const auto& [who, action] : {std::pair{"preparer", "submit"}, {"checker", "check"}})
        EXPECT_EQ(move(who, path, std::string(R"({"action": ")") + action + "\"}").status, 200);
    EXPECT_EQ(move("approver", path, signature("approver", path)).status, 200);
    const Reply revised = move("preparer", path, R"({"action": "revise"})");
    EXPECT_EQ(member(ask("checker", "GET", field(revised.fields, "Location")), "/evidence/0/sha256"), fonts::sha256_hex("one")) << revised.body;
    EXPECT_TRUE(state.store->faults({}).empty());
}

TEST_F(EvidenceFiles, AreRefusedBeforeTheyAreTaken) {
    const std::string path = "/v1/reports/" + make_report();
    EXPECT_EQ(code(add(path, "x", "\"7\"")), "412 stale");
    EXPECT_EQ(add(path, "x", "\"1\"", "text/html").status, 415);
    EXPECT_EQ(code(ask("preparer", "POST", path + "/evidence?name=a%2Fb", "x", {{"If-Match", "\"1\""}, {"Content-Type", "image/png"}})), "400 parameter");
    EXPECT_EQ(code(ask("preparer", "POST", path + "/evidence?name=a", "x", {{"If-Match", "\"1\""}, {"Content-Type", "image/png"}, {"Content-Length", "33554433"}})), "413 too_large");
    EXPECT_EQ(code(ask("preparer", "POST", path + "/evidence?name=a", "x", {{"If-Match", "\"1\""}, {"Content-Type", "image/png"}, {"Content-Length", "2"}})), "400 truncated");
    EXPECT_EQ(member(ask("checker", "GET", path), "/version"), "1");
    EXPECT_TRUE(std::filesystem::is_empty(scratch.path / "state/files/temporary"));
}

}  // namespace
}  // namespace server
