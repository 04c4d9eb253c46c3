#include "tests/desk_house.h"

namespace server {

namespace {

std::string id_in(const std::string& path) {
    const std::string bare = path.substr(0, path.find('?'));
    return bare.substr(bare.rfind('/') + 1);
}

using FormOfTest = std::vector<std::pair<std::string, std::string>>;

class LettersOnTheDesk : public DeskHouse {
protected:
    // What a clerk types for a memo.
    static FormOfTest memo(const std::vector<std::string>& reports) {
        FormOfTest form{{"template", "memo"}, {"code", "กท 4810"}, {"sender_office", "สำนักงานเขตห้วยขวาง"}, {"sender_unit", "ฝ่ายปกครอง"}, {"phones", "0 2000 0000"},
                        {"subject", "ขอส่งรายงานผลการดำเนินงานตามตัวชี้วัด"}, {"salutation", "เรียน"}, {"to", "ผู้อำนวยการสำนักยุทธศาสตร์และประเมินผล"},
                        {"reason", "ตามที่กำหนดให้รายงานผลเป็นรายไตรมาส นั้น"}, {"purpose", "ขอส่งรายงานผลการดำเนินงานมาพร้อมหนังสือนี้"},
                        {"close", "จึงเรียนมาเพื่อโปรดพิจารณา"}, {"enclosures", "รายงานผลการดำเนินงาน | 1 | ฉบับ"}, {"emblem", "site"}};
        for (const std::string& id : reports) {
            form.emplace_back("offered", id);
            form.emplace_back("report", id);
        }
        return form;
    }

    std::string make_letter(const std::string& report) {
        const Reply made = post("records", "/letters", memo({report}));
        EXPECT_EQ(made.status, 303) << made.body;
        return id_in(field(made.fields, "Location"));
    }

    Reply sign(const std::string& id) {
        const Reply page = get("approver", "/letters/" + id + "/sign");
        return post("approver", "/letters/" + id + "/sign", {{"version", hidden(page, "version")}, {"confirm_sha256", hidden(page, "confirm_sha256")}, {"password", right_password}});
    }

    Reply number(const std::string& id, const std::string& typed, const std::string& day) {
        return post("records", "/letters/" + id + "/register", {{"version", "2"}, {"number", typed}, {"date", day}});
    }

    std::string letter(const std::string& id, const char* pointer) { return member(ask("records", "GET", "/v1/letters/" + id), pointer); }
};

}  // namespace

TEST_F(LettersOnTheDesk, SendAWholeQuarterWithOneLetter) {
    const std::string one = id_in(make_signed("5009-0001")), two = id_in(make_signed("5009-0002"));
    const Reply form = get("records", "/letters/new?fiscal_year=2564&quarter=3");
    EXPECT_TRUE(says(form, "value=\"" + one + "\" checked"));
    EXPECT_TRUE(says(form, "จำนวน 2 ตัวชี้วัด"));
    const Reply made = post("records", "/letters", memo({one, two}));
    ASSERT_EQ(made.status, 303) << made.body;
    const std::string id = id_in(field(made.fields, "Location"));
    EXPECT_EQ(sign(id).status, 303);
    EXPECT_EQ(number(id, "3336", "๒๕/๖/๒๕๖๙").status, 303);
    EXPECT_EQ(letter(id, "/date"), "2026-06-25");
    EXPECT_EQ(post("records", "/letters/" + id + "/send", {{"version", "3"}}).status, 303);
    EXPECT_EQ(member(ask("records", "GET", "/v1/reports/" + two), "/state"), "sent");
    EXPECT_TRUE(says(get("records", "/letters/" + id), "ที่ กท 4810/3336 ลงวันที่ 25 มิ.ย. 2569"));
    EXPECT_TRUE(says(get("records", "/letters?state=sent&year=2026"), "/letters/" + id));
    EXPECT_FALSE(says(get("stranger", "/letters"), id));
}

TEST_F(LettersOnTheDesk, AreMadeFromWhatWasTicked) {
    const std::string one = id_in(make_signed("5009-0001")), two = id_in(make_signed("5009-0002"));
    const Reply form = post("records", "/letters/new", {{"record", two}});
    EXPECT_TRUE(says(form, "value=\"" + two + "\" checked"));
    EXPECT_FALSE(says(form, one));
}

TEST_F(LettersOnTheDesk, AreMadeOnceHoweverOftenTheButtonIsPressed) {
    FormOfTest form = memo({id_in(make_signed())});
    form.emplace_back("once", new_identifier());
    const Reply first = post("records", "/letters", form), second = post("records", "/letters", form);
    EXPECT_EQ(first.status, 303);
    EXPECT_EQ(field(second.fields, "Location"), field(first.fields, "Location"));
}

TEST_F(LettersOnTheDesk, KeepWhatWasTypedAndSayWhatIsWrongAtItsField) {
    FormOfTest form = memo({id_in(make_signed())});
    for (auto& [name, value] : form)
        if (name == "close") value = "";
    const Reply refused = post("records", "/letters", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "<a href=\"#close\">ภาคสรุป: "));
    EXPECT_TRUE(says(refused, "value=\"ขอส่งรายงานผลการดำเนินงานตามตัวชี้วัด\""));
    EXPECT_TRUE(says(refused, "checked> <span class=\"code\">5009-0963</span>"));
}

TEST_F(LettersOnTheDesk, AreChangedWithoutLosingWhatTheFormDoesNotAsk) {
    const std::string report = id_in(make_signed()), id = make_letter(report);
    FormOfTest form = memo({report});
    form.emplace_back("version", "1");
    for (auto& [name, value] : form)
        if (name == "subject") value = "ขอส่งรายงานผลการดำเนินงานฉบับแก้ไข";
    EXPECT_TRUE(says(get("records", "/letters/" + id + "/edit"), "value=\"0 2000 0000\""));
    EXPECT_EQ(post("records", "/letters/" + id + "/edit", form).status, 303);
    EXPECT_EQ(letter(id, "/data/letter/subject"), "ขอส่งรายงานผลการดำเนินงานฉบับแก้ไข");
    EXPECT_EQ(letter(id, "/data/letter/digits"), "thai");
}

TEST_F(LettersOnTheDesk, NameTheLetterThatHasTheNumberAlready) {
    const std::string one = make_letter(id_in(make_signed("5009-0001"))), two = make_letter(id_in(make_signed("5009-0002")));
    ASSERT_EQ(sign(one).status, 303);
    ASSERT_EQ(sign(two).status, 303);
    ASSERT_EQ(number(one, "3336", "25/6/2569").status, 303);
    EXPECT_TRUE(says(get("records", "/letters/" + two + "/register"), "ฉบับล่าสุดในระบบคือ กท 4810/3336 ลงวันที่ 25 มิ.ย. 2569"));
    const Reply refused = number(two, "๓๓๓๖", "1/7/2569");
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(says(refused, "เลขที่ กท 4810/3336 ใช้กับหนังสือ"));
    EXPECT_TRUE(says(refused, "value=\"1/7/2569\""));
    EXPECT_EQ(number(two, "3337", "31/6/2569").status, 422);
    EXPECT_EQ(number(two, "3337", "").status, 422);
    EXPECT_EQ(letter(two, "/state"), "signed");
}

TEST_F(LettersOnTheDesk, AreCancelledWithAReason) {
    const std::string id = make_letter(id_in(make_signed()));
    EXPECT_EQ(post("records", "/letters/" + id + "/cancel", {{"version", "1"}}).status, 422);
    EXPECT_EQ(post("records", "/letters/" + id + "/cancel", {{"version", "1"}, {"reason", "ทำซ้ำ"}}).status, 303);
    EXPECT_TRUE(says(get("records", "/letters/" + id), "ทำซ้ำ"));
}

TEST_F(LettersOnTheDesk, AreNoBusinessOfWhoeverChecks) {
    EXPECT_EQ(get("checker", "/letters/new").status, 403);
    EXPECT_EQ(post("checker", "/letters", memo({})).status, 403);
    EXPECT_EQ(get("stranger", "/letters/" + make_letter(id_in(make_signed()))).status, 404);
}

TEST_F(LettersOnTheDesk, ArePrintedWithTheirReportsAsOneFile) {
    const std::string letter = make_letter(id_of(make_signed()));
    EXPECT_EQ(get("records", "/letters/" + letter + "/print.pdf").status, 200);  // The report alone: the letter is not signed yet.
    EXPECT_EQ(get("stranger", "/letters/" + letter + "/print.pdf").status, 404);
    const Reply file = get("records", "/letters/" + letter + "/print.pdf?duplex=1");
    EXPECT_EQ(file.media_type, "application/pdf");
    EXPECT_TRUE(file.body.starts_with("%PDF-"));
    EXPECT_TRUE(field(file.fields, "Content-Disposition").starts_with("inline; "));
}

}  // namespace server
