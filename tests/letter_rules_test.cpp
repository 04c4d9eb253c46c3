#include "server/report/letter_rules.h"

#include "layout/value/read_json.h"
#include "server/house.h"
#include "server/report/rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace server {
namespace {

using layout::Value;

Value json(const std::string& text) { return *layout::read_json(text); }

// A letter that no clerk sends back, but for the members given.
Value letter(const std::string& members) {
    const Value given = json("{" + members + "}");
    Value::Object all = given.members();
    const Value rest = json(R"({
        "code": "กท 4810", "number": "3336", "date": "2021-06-25", "subject": "ส่งเอกสาร", "salutation": "เรียน", "to": "ผู้อำนวยการสำนัก",
        "sender": {"office": "สำนักงานเขต", "phones": ["0 2000 0000"]},
        "body": {"reason": ["ตามที่กำหนด นั้น"], "purpose": [], "close": "จึงเรียนมาเพื่อโปรดทราบ"},
        "signer": {"title": "นาย", "given": "สมมุติ", "family": "ตัวอย่าง", "position": ["ผู้อำนวยการเขต"]}})");
    for (const layout::Member& member : rest.members())
        if (given.find(member.name) == nullptr) all.push_back(member);
    return Value(all);
}

// The pointers of what is wrong with it, parted by spaces.
std::string wrong(const std::string& members, LetterKind kind = LetterKind::memo) {
    std::string out;
    for (const layout::Problem& problem : check_letter(letter(members), kind)) {
        EXPECT_EQ(problem.code, "rule");
        out += (out.empty() ? "" : " ") + problem.pointer;
    }
    return out;
}

std::string wrong_outside(const std::string& members) { return wrong(members, LetterKind::external); }

TEST(LetterRules, HaveNothingAgainstAnOrdinaryLetter) {
    EXPECT_EQ(wrong(""), "");
    EXPECT_EQ(wrong_outside(""), "");
}

TEST(LetterRules, KeepKrapRianForTheOfficesOfTheAnnex) {
    EXPECT_EQ(wrong(R"("salutation": "กราบเรียน", "body": {"close": "จึงกราบเรียนมาเพื่อโปรดทราบ"})"), "/letter/salutation");
    EXPECT_EQ(wrong(R"("salutation": "กราบเรียน", "to": "นายกรัฐมนตรี", "body": {"close": "จึงกราบเรียนมาเพื่อโปรดทราบ"})"), "");
    EXPECT_EQ(wrong(R"("to": "นายกรัฐมนตรี")"), "/letter/salutation");
    EXPECT_EQ(wrong(R"j("to": "นายกรัฐมนตรี (ผ่านเลขาธิการคณะรัฐมนตรี)")j"), "/letter/salutation");
    EXPECT_EQ(wrong(R"("to": "นายกรัฐมนตรีน้อย")"), "");  // Begins alike, and is another.
    EXPECT_EQ(wrong(R"("to": "เลขาธิการนายกรัฐมนตรี")"), "");
    EXPECT_EQ(wrong(R"("salutation": "กราบเรียน", "to": "ประธานศาลฎีกา")"), "/letter/body/close");  // จึงเรียนมา…
}

TEST(LetterRules, LeaveKrapRianToTheSenderWhereTheAnnexDoesNotDecide) {
    const auto to = [](const std::string& office) {
        return wrong(R"("salutation": "กราบเรียน", "body": {"close": "จึงกราบเรียนมาเพื่อโปรดทราบ"}, "to": ")" + office + "\"");
    };
    EXPECT_EQ(to("ประธานกรรมการ ป.ป.ช."), "");
    EXPECT_EQ(to("ประธาน กกต."), "");
    EXPECT_EQ(to("ประธานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ"), "");
    EXPECT_EQ(to("นายสมมุติ ตัวอย่าง ประธานรัฐสภา"), "");
    EXPECT_EQ(to("ท่านนายกรัฐมนตรี"), "");
    EXPECT_EQ(to("รองนายกรัฐมนตรี"), "/letter/salutation");
    EXPECT_EQ(to("เลขาธิการคณะกรรมการการเลือกตั้ง"), "/letter/salutation");
    EXPECT_EQ(to("ประธานกรรมการบริษัท"), "/letter/salutation");
    EXPECT_EQ(wrong(R"("to": "ประธานกรรมการ ป.ป.ช.")"), "");  // Nor is เรียน wrong.
}

TEST(LetterRules, SayKrapRianInTheCloseOnlyWhereTheSalutationDoes) {
    EXPECT_EQ(wrong(R"("body": {"close": "จึงกราบเรียนมาเพื่อโปรดทราบ"})"), "/letter/body/close");
    EXPECT_EQ(wrong(R"("salutation": "นมัสการ", "body": {"close": "จึงกราบเรียนมาเพื่อโปรดทราบ"})"), "");
}

TEST(LetterRules, AnswerASalutationWithItsClosing) {
    EXPECT_EQ(wrong_outside(R"("closing": "ขอแสดงความนับถือ")"), "");
    EXPECT_EQ(wrong_outside(R"("closing": "ขอแสดงความนับถืออย่างยิ่ง")"), "/letter/closing");
    EXPECT_EQ(wrong_outside(R"("salutation": "นมัสการ", "closing": "ขอนมัสการด้วยความเคารพอย่างสูง")"), "");
    EXPECT_EQ(wrong_outside(R"("salutation": "นมัสการ", "closing": "ขอแสดงความนับถือ")"), "/letter/closing");
    EXPECT_EQ(wrong_outside(R"("salutation": "นมัสการ")"), "/letter/closing");  // One of three: the form cannot know.
    EXPECT_EQ(wrong_outside(R"("salutation": "กราบทูล", "closing": "ควรมิควรแล้วแต่จะโปรด")"), "");
    EXPECT_EQ(wrong(R"("closing": "ขอแสดงความนับถืออย่างยิ่ง")"), "");  // A memo prints none.
}

TEST(LetterRules, FindHeadingsAndClosingWordsInTheBody) {
    EXPECT_EQ(wrong(R"("body": {"reason": ["อ้างถึง หนังสือสำนัก ที่ กท 1/2"], "purpose": ["ก", "สิ่งที่ส่งมาด้วย 1 ชุด"], "close": "ข\nขอแสดงความนับถือ"})"),
              "/letter/body/reason/0 /letter/body/purpose/1 /letter/body/close");
    EXPECT_EQ(wrong_outside(R"("body": {"reason": ["ก"], "purpose": ["  ขอแสดงความนับถือ"], "close": "ข"})"), "/letter/body/purpose/0");
    EXPECT_EQ(wrong(R"("body": {"reason": ["อ้างถึงหนังสือที่ส่งมา"], "purpose": ["ตามสิ่งที่ส่งมาด้วย"], "close": "ข"})"), "");
}

TEST(LetterRules, TakeASentenceThatBeginsLikeAHeadingForText) {
    const auto said = [](const std::string& text) { return wrong_outside(R"("body": {"reason": [")" + text + R"("], "close": "ข"})"); };
    EXPECT_EQ(said("สิ่งที่ส่งมาด้วย 1 แสดงรายละเอียดของผลงาน"), "");
    EXPECT_EQ(said("อ้างถึง หนังสือสำนัก ขอให้หน่วยงานรายงานผล นั้น"), "");
    EXPECT_EQ(said("อ้างถึง หนังสือสำนัก ที่ กท 1/2 ขอให้รายงาน นั้น"), "");
    for (const char* heading : {"อ้างถึง", "อ้างถึง: หนังสือ", "อ้างถึง : หนังสือ", "สิ่งที่ส่งมาด้วย 1. แบบรายงาน", "สิ่งที่ส่งมาด้วย (๒) สำเนา", "สิ่งที่ส่งมาด้วย ๑ ฉบับ"})
        EXPECT_EQ(said(heading), "/letter/body/reason/0") << heading;
}

TEST(LetterRules, WantDatesOfTheCommonEraAndPrintThoseOfTheBuddhist) {
    EXPECT_EQ(wrong(R"("date": "2564-06-25")"), "/letter/date");
    EXPECT_EQ(wrong(R"("date": "2564-06")"), "/letter/date");
    EXPECT_EQ(wrong(R"("references": [{"date": "2021-06-25"}, {"date": "2564-06-25"}])"), "/letter/references/1/date");
}

TEST(LetterRules, WantMonthsInFull) {
    EXPECT_EQ(wrong(R"("subject": "รายงาน ณ วันที่ 25 มิ.ย. 64")"), "/letter/subject");
    EXPECT_EQ(wrong(R"("subject": "รายงาน ณ วันที่ ๒๕/๖/๒๕๖๔")"), "/letter/subject");
    EXPECT_EQ(wrong(R"("urgency": {"within": "25/06/2564"})"), "/letter/urgency/within");
    EXPECT_EQ(wrong(R"("subject": "รายงาน ณ วันที่ 25 มิถุนายน 2564 ตามหนังสือ กท 4810/3336")"), "");
    EXPECT_EQ(wrong(R"("subject": "มติ ก.ก. ที่ 1/2564 และเส้นทาง 1/2/3456789")"), "");
}

TEST(LetterRules, WantOneKindOfDigitsInWhatIsPrintedAsGiven) {
    EXPECT_EQ(wrong(R"("digits": "as_given", "subject": "ตัวชี้วัดที่ ๕.2", "to": "ผู้อำนวยการ ๑", "copies": ["ก 1", "ข ๑ 1"])"),
              "/letter/subject /letter/copies/1");
    EXPECT_EQ(wrong(R"("digits": "as_given", "subject": "ISO 27001 ข้อ ๕")"), "");  // Latin words keep theirs.
    EXPECT_EQ(wrong(R"("digits": "thai", "subject": "ตัวชี้วัดที่ ๕.2")"), "");      // Printed as ๕.๒.
}

TEST(LetterRules, WantLabelsOnce) {
    EXPECT_EQ(wrong(R"("subject": "เรื่อง ส่งเอกสาร", "to": "เรียน ผู้อำนวยการ", "through": ["ผ่าน ก"], "code": "ที่ กท 4810",
                       "urgency": {"within": "ด่วนภายในวันนี้"}, "sender": {"phones": ["โทร. 1234"]},
                       "references": [{"office": "หนังสือสำนัก", "number": "ที่ กท 1/2", "date": "2021-06-25"}])"),
              "/letter/subject /letter/to /letter/code /letter/urgency/within /letter/through/0 /letter/sender/phones/0 "
              "/letter/references/0/office /letter/references/0/number");
    EXPECT_EQ(wrong(R"("subject": "เรื่องร้องเรียน", "to": "เรียนรู้")"), "");
}

TEST(LetterRules, WantWhatTheFormPrintsAroundAListOnce) {
    EXPECT_EQ(wrong(R"("copies": ["ปลัดกรุงเทพมหานคร", "สำเนาส่ง ปลัดกรุงเทพมหานคร"])"), "/letter/copies/1");
    EXPECT_EQ(wrong(R"("enclosures": [{"name": "1. แบบรายงาน"}, {"name": "(๒) สำเนา"}])"), "/letter/enclosures/0/name /letter/enclosures/1/name");
    EXPECT_EQ(wrong(R"("enclosures": [{"name": "แบบรายงาน จำนวน ๑ ชุด", "amount": "1", "unit": "ชุด"}])"), "/letter/enclosures/0/name");
    EXPECT_EQ(wrong(R"("enclosures": [{"name": "แบบรายงาน จำนวน 1 ชุด"}, {"name": "บัญชีจำนวน 2 ด้าน", "amount": "1"}, {"name": "5.2 ผลงาน"}])"), "");
}

TEST(LetterRules, WantACloseToSayForWhat) {
    EXPECT_EQ(wrong(R"("body": {"close": "จึงเรียนมาเพื่อ "})"), "/letter/body/close");
    EXPECT_EQ(wrong(R"("salutation": "กราบเรียน", "to": "นายกรัฐมนตรี", "body": {"close": "จึงกราบเรียนมาเพื่อ"})"), "/letter/body/close");
    EXPECT_EQ(wrong(R"("body": {"close": "จึงเรียนมาเพื่อโปรดทราบ"})"), "");
}

TEST(LetterRules, WantTheCodeAndTheNumberApart) {
    EXPECT_EQ(wrong(R"("code": "กท 4810/3336")"), "/letter/code");
    EXPECT_EQ(wrong(R"("number": "กท 4810/3337")"), "/letter/number");
    EXPECT_EQ(wrong(R"("number": "กท 4810 3337")"), "/letter/number");
    EXPECT_EQ(wrong(R"("number": "ว 12")"), "");
    EXPECT_EQ(wrong(R"("circular": true, "number": "ว 123")"), "/letter/number");
    EXPECT_EQ(wrong(R"("circular": true, "number": "123")"), "");
}

TEST(LetterRules, JoinTheTitleToTheName) {
    EXPECT_EQ(wrong(R"("signer": {"title": "นาย ", "given": "สมมุติ"})"), "/letter/signer/title");
    EXPECT_EQ(wrong(R"("signer": {"title": null, "given": "นาย สมมุติ"})"), "/letter/signer/given");
    EXPECT_EQ(wrong(R"("signer": {"title": "นางสาว", "given": "นางสาวสมมุติ"})"), "/letter/signer/given");
    EXPECT_EQ(wrong(R"j("signer": {"title": "นาย", "given": "(นายสมมุติ", "family": "ตัวอย่าง)"})j"), "/letter/signer/given /letter/signer/family");
    EXPECT_EQ(wrong(R"("signer": {"title": "ดร.", "given": "ดร.สมมุติ"})"), "/letter/signer/given");
    EXPECT_EQ(wrong(R"("signer": {"rank": "พ.ต.อ.", "given": "สมมุติ"})"), "/letter/signer/rank");
    EXPECT_EQ(wrong(R"("signer": {"rank": "พันตำรวจเอก", "given": "สมมุติ"})"), "");
    EXPECT_EQ(wrong(R"("signer": null)"), "");
}

// The fixtures of the golden pages, and the samples, are letters as they should be.
TEST(LetterRules, LetOurOwnLettersPass) {
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/golden")) {
        if (entry.path().extension() != ".json") continue;
        std::stringstream bytes;
        bytes << std::ifstream(entry.path()).rdbuf();
        const std::string name = entry.path().filename(), form = name.substr(0, name.find('.'));
        if (!knows_rules(form)) continue;
        for (const layout::Problem& problem : check_rules(form, json(bytes.str()))) ADD_FAILURE() << name << problem.pointer << problem.english;
    }
}

const std::filesystem::path source = SOURCE_DIR;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not there: " + std::string(from));
    return text.replace(at, from.size(), to);
}

TEST(LetterRules, AreToldTogetherWithWhatTheFormFinds) {
    const House house({source / "templates", source / "fonts", {}, {}});
    const layout::Form& memo = *layout::find_form(house.forms, "memo");
    const std::string dated = replaced(memo.sample_json, R"("date": "2021-06-25")", R"("date": "2564-06-25")");
    const auto made = layout::render(memo, replaced(dated, R"("state": "draft")", R"("state": "final")"), house.site());
    ASSERT_FALSE(made);
    ASSERT_EQ(made.problems().size(), 2u);
    EXPECT_EQ(made.problems()[0].pointer, "/letter/date");
    EXPECT_EQ(made.problems()[0].code, "rule");
    EXPECT_EQ(made.problems()[1].pointer, "/letter/emblem");
}

TEST(LetterRules, StopTheStartWhenAFormAsksForOnesThatThereAreNot) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "saraban-rules";
    std::filesystem::create_directories(folder);
    std::filesystem::copy(source / "templates/memo", folder / "memo", std::filesystem::copy_options::recursive);
    std::stringstream form;
    form << std::ifstream(folder / "memo/form.xml").rdbuf();
    std::ofstream(folder / "memo/form.xml") << replaced(form.str(), R"(rules="memo")", R"(rules="meno")");
    EXPECT_THROW((House{{folder, source / "fonts", {}, {}}}), layout::FormError);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace server
