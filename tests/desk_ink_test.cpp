// Letters that are signed with a pen, at the desk.

#include "server/whole_file.h"
#include "tests/desk_house.h"

namespace server {

namespace {

const std::string picture = std::string("\x89PNG\r\n\x1A\n") + " of the paper";

class InkAtTheDesk : public DeskHouse {
protected:
    InkAtTheDesk() {
        keep_person("approver", {Role::approver});
        keep_person("deputy", {});
        keep_person("records", {Role::records});
        keep_person("preparer", {Role::preparer});
        keep_order(day_in_thailand(signing_day) - std::chrono::days(1));
    }

    // The letter's address on the desk.
    std::string make_letter(const std::string& report) {
        const Reply made = ask("preparer", "POST", "/v1/letters", letter_over({report}));
        EXPECT_EQ(made.status, 201) << made.body;
        return "/letters/" + id_of(field(made.fields, "Location"));
    }

    Reply scan(const std::string& letter, const SentFile& file, const std::string& person = "records", const std::string& once = new_identifier(), const std::string& version = "1") {
        return send(person, letter + "/scan", {{"once", once}, {"version", version}}, {file});
    }

    std::string make_scanned(const std::string& report) {
        const std::string letter = make_letter(report);
        EXPECT_EQ(scan(letter, {"scan", "หนังสือ.png", picture}).status, 303);
        return letter;
    }

    // As the form of the third step is sent, with what its page had.
    Reply record(const std::string& letter, const std::string& signer, const std::string& number, const std::string& day, const std::string& person = "records") {
        const Reply page = get("records", letter + "/record_ink");
        return post(person, letter + "/record_ink", {{"version", hidden(page, "version")}, {"confirm_sha256", hidden(page, "confirm_sha256")}, {"signer", signer}, {"number", number}, {"date", day}});
    }

    std::string state_of(const std::string& letter) { return member(ask("records", "GET", "/v1" + letter), "/state"); }
};

}  // namespace

TEST_F(InkAtTheDesk, LeadsFromTheDraftToTheSentLetter) {
    const std::string report = make_signed(), letter = make_letter(report);
    EXPECT_TRUE(says(get("records", letter), "href=\"" + letter + "/record_ink\">ลงนามในกระดาษ</a>"));
    const std::string print = "/v1" + letter + "/documents/to-sign.pdf?signer=";
    const Reply first = get("records", letter + "/record_ink");
    EXPECT_TRUE(says(first, "<a href=\"" + print + "approver\">พิมพ์หนังสือให้ นายapprover ตัวอย่าง (ผู้อำนวยการเขตห้วยขวาง) ลงนาม (PDF)</a>"));
    EXPECT_EQ(ask("records", "GET", print + "approver").status, 200);
    EXPECT_FALSE(says(first, "name=\"confirm_sha256\""));

    const Reply sent = scan(letter, {"scan", "หนังสือ.png", picture});
    EXPECT_EQ(field(sent.fields, "Location"), letter + "/record_ink?done=add_scan") << sent.body;
    const Reply second = get("records", letter + "/record_ink?done=add_scan");
    EXPECT_TRUE(says(second, "<img class=\"scan\" src=\"/v1" + letter + "/documents/scan.png?version=2\""));
    EXPECT_EQ(hidden(second, "confirm_sha256"), fonts::sha256_hex(picture));
    EXPECT_TRUE(says(get("records", letter), "แฟ้มสแกน (ยังไม่ได้บันทึกการลงนาม) (PNG, "));

    const Reply done = record(letter, "approver", "3336", "๒๕/๖/๒๕๖๙");
    EXPECT_EQ(field(done.fields, "Location"), letter + "?done=record_ink") << done.body;
    const Reply page = get("records", letter + "?done=record_ink");
    for (const char* text : {"บันทึกการลงนามในกระดาษแล้ว", "ที่ กท 4810/3336 ลงวันที่ 25 มิ.ย. 2569", "หนังสือที่ลงนามในกระดาษแล้ว (แฟ้มสแกน) (PNG, ", "<img class=\"scan\"",
                             "<td>กท 4810/3336 ลงวันที่ 25 มิ.ย. 2569 ลงลายมือชื่อในกระดาษ</td>", "<dd>นายapprover ตัวอย่าง (ผู้อำนวยการเขตห้วยขวาง)</dd>"})
        EXPECT_TRUE(says(page, text)) << text;
    EXPECT_TRUE(says(get("records", letter + "/send"), "documents/scan.png"));
    EXPECT_EQ(post("records", letter + "/send", {{"version", "3"}}).status, 303);
    EXPECT_EQ(state_of(letter), "sent");
    EXPECT_EQ(member(ask("records", "GET", report), "/state"), "sent");
}

TEST_F(InkAtTheDesk, KeepsWhatWasTypedWhenTheNumberIsTaken) {
    const std::string report = make_signed(), one = make_scanned(report), two = make_scanned(report);
    ASSERT_EQ(record(one, "approver", "3336", "25/6/2569").status, 303);
    EXPECT_TRUE(says(get("records", two + "/record_ink"), "ฉบับล่าสุดในระบบคือ กท 4810/3336 ลงวันที่ 25 มิ.ย. 2569"));
    const Reply refused = record(two, "approver", "3336", "24/6/2569");
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(says(refused, "<a href=\"#number\">เลขที่ กท 4810/3336 ใช้กับหนังสือ"));
    for (const char* text : {"value=\"3336\"", "value=\"24/6/2569\"", "value=\"approver\" selected"}) EXPECT_TRUE(says(refused, text)) << text;
    EXPECT_EQ(state_of(two), "draft");
}

TEST_F(InkAtTheDesk, SaysAtTheirFieldsWhatIsWrong) {
    const std::string letter = make_scanned(make_signed());
    const Reply empty = record(letter, "", "3336", "31/6/2569");
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(says(empty, "<a href=\"#signer\">โปรดเลือกผู้ที่ลงนามในหนังสือ</a>"));
    EXPECT_TRUE(says(empty, "<a href=\"#date\">วันที่ต้องเป็น"));
    EXPECT_TRUE(says(empty, "value=\"31/6/2569\""));
    const Reply late = record(letter, "deputy", "3336", "25/6/2569");
    EXPECT_EQ(late.status, 422);
    EXPECT_TRUE(says(late, "<a href=\"#signer\">ผู้ที่ระบุไม่มีอำนาจลงนามหนังสือฉบับนี้ในวันดังกล่าว"));
    EXPECT_TRUE(says(record(letter, "approver", "", "25/6/2569"), "<a href=\"#number\">"));
}

// The deputy stands in on the day before alone.
TEST_F(InkAtTheDesk, OffersWhoMightSignThatDayAndPrintsForWhoMaySignToday) {
    const std::string letter = make_scanned(make_signed());
    const Reply page = get("records", letter + "/record_ink");
    EXPECT_TRUE(says(page, "<option value=\"deputy\">"));
    EXPECT_FALSE(says(page, "to-sign.pdf?signer=deputy"));
    for (const char* other : {"preparer", "records"}) EXPECT_FALSE(says(page, std::string("<option value=\"") + other)) << other;
    EXPECT_EQ(record(letter, "deputy", "3336", "24/6/2569").status, 303);
    EXPECT_EQ(member(ask("records", "GET", "/v1" + letter), "/delegation"), "order1");
}

TEST_F(InkAtTheDesk, IsForTheRecordsUnitAndTheApprover) {
    const std::string letter = make_scanned(make_signed());
    for (const char* person : {"preparer", "checker", "deputy"}) {
        EXPECT_FALSE(says(get(person, letter), "record_ink")) << person;
        EXPECT_EQ(get(person, letter + "/record_ink").status, 403) << person;
        EXPECT_EQ(scan(letter, {"scan", "a.png", picture}, person).status, 403) << person;
        EXPECT_EQ(record(letter, "approver", "3336", "25/6/2569", person).status, 403) << person;
    }
    EXPECT_EQ(get("stranger", letter + "/record_ink").status, 404);
    EXPECT_EQ(scan(letter, {"scan", "a.png", picture}, "stranger").status, 404);
    EXPECT_EQ(record(letter, "approver", "3336", "25/6/2569", "stranger").status, 404);
    EXPECT_EQ(state_of(letter), "draft");
    EXPECT_EQ(get("approver", letter + "/record_ink").status, 200);
}

TEST_F(InkAtTheDesk, TakesScansOfTheKindsAndSizesThatTheApiTakes) {
    const std::string letter = make_letter(make_signed());
    const Reply wrong = scan(letter, {"scan", "หนังสือ.docx", "PK of an office program"});
    EXPECT_EQ(wrong.status, 415);
    EXPECT_TRUE(says(wrong, "<a href=\"#scan\">“หนังสือ.docx” ไม่ใช่แฟ้ม PDF, PNG หรือ JPEG</a>"));
    EXPECT_TRUE(says(wrong, "id=\"scan-error\">“หนังสือ.docx”"));
    const Reply large = scan(letter, {"scan", "a.pdf", "%PDF-" + std::string(std::size_t{32} << 20, ' ')});
    EXPECT_EQ(large.status, 413);
    EXPECT_TRUE(says(large, "<a href=\"#scan\">แฟ้มมีขนาดเกิน 32 MB"));
    EXPECT_EQ(send("records", letter + "/scan", {{"once", new_identifier()}, {"version", "1"}}, {}).status, 422);
    EXPECT_EQ(scan(letter, {"scan", "a.jpg", "\xFF\xD8\xFF\xE0 of the paper"}).status, 303);
    EXPECT_EQ(scan(letter, {"scan", "a.pdf", "%PDF-1.7 of the paper"}, "records", new_identifier(), "2").status, 303);
    EXPECT_TRUE(says(get("records", letter + "/record_ink"), "type=\"application/pdf\" data=\"/v1" + letter + "/documents/scan.pdf?version=3\""));
}

TEST_F(InkAtTheDesk, TakesAScanOnceAndAnotherNotForTheFirst) {
    const std::string letter = make_letter(make_signed()), once = new_identifier();
    const Reply first = scan(letter, {"scan", "a.png", picture}, "records", once), again = scan(letter, {"scan", "a.png", picture}, "records", once);
    EXPECT_EQ(first.status, 303);
    EXPECT_EQ(field(again.fields, "Location"), field(first.fields, "Location"));
    EXPECT_EQ(member(ask("records", "GET", "/v1" + letter), "/version"), "2");
    const SentFile other{"scan", "a.png", picture + " again"};
    const Reply stale = scan(letter, other, "records", once);
    EXPECT_EQ(stale.status, 412);
    EXPECT_TRUE(says(stale, "<a href=\"#scan\">มีผู้แก้ไขเอกสารนี้แล้ว"));
    EXPECT_EQ(scan(letter, other, "records", once, hidden(stale, "version")).status, 303);
    EXPECT_EQ(hidden(get("records", letter + "/record_ink"), "confirm_sha256"), fonts::sha256_hex(other.bytes));
}

TEST_F(InkAtTheDesk, AsksForAnotherScanOfALetterThatWasChanged) {
    const std::string letter = make_scanned(make_signed());
    const Reply seen = get("records", letter + "/record_ink");
    const auto whole = layout::read_json(ask("preparer", "GET", "/v1" + letter).body);
    ASSERT_EQ(ask("preparer", "PUT", "/v1" + letter, layout::write_json(*whole->find("data")), {{"If-Match", version_of("/v1" + letter)}}).status, 200);
    EXPECT_EQ(post("records", letter + "/record_ink", {{"version", hidden(seen, "version")}, {"confirm_sha256", hidden(seen, "confirm_sha256")}, {"signer", "approver"}, {"number", "1"}, {"date", "25/6/2569"}}).status, 412);
    EXPECT_TRUE(says(get("records", letter + "/record_ink"), "หนังสือถูกแก้ไขหลังจากสแกนครั้งก่อน"));
}

TEST_F(InkAtTheDesk, LeavesALetterThatWasOnlyScannedToBeSignedAtTheDesk) {
    const std::string letter = make_scanned(make_signed());
    EXPECT_TRUE(says(get("records", letter), "data=\"/v1" + letter + "/documents/preview.pdf\""));
    const Reply page = get("approver", letter + "/sign");
    EXPECT_EQ(post("approver", letter + "/sign", {{"version", "2"}, {"confirm_sha256", hidden(page, "confirm_sha256")}, {"password", right_password}}).status, 303);
    EXPECT_EQ(state_of(letter), "signed");
    EXPECT_EQ(get("records", letter + "/record_ink").status, 409);
}

TEST_F(InkAtTheDesk, WaitsForTheReports) {
    const std::string letter = make_letter(make_checked());
    EXPECT_FALSE(says(get("records", letter), "record_ink"));
    const Reply refused = get("records", letter + "/record_ink");
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(says(refused, "ยังลงนามไม่ครบทุกฉบับ"));
}

TEST_F(InkAtTheDesk, BundlesAndPrintsTheScanThatWasRecorded) {
    const std::string letter = make_letter(make_signed());
    ASSERT_EQ(scan(letter, {"scan", "a.png", read_file(SOURCE_DIR "/templates/memo/sample.png")}).status, 303);
    EXPECT_FALSE(says(get("records", letter + "/bundle.zip"), ".png"));
    ASSERT_EQ(record(letter, "approver", "3336", "25/6/2569").status, 303);
    EXPECT_TRUE(says(get("records", letter + "/bundle.zip"), ".png"));
    EXPECT_TRUE(get("records", letter + "/print.pdf").body.starts_with("%PDF-"));
}

}  // namespace server
