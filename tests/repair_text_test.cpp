#include "server/intake/thai/repair_text.h"

#include "layout/text/characters.h"

#include <gtest/gtest.h>

namespace server {
namespace {

std::string repaired(std::string_view text) {
    return layout::to_utf8(repair_text(layout::to_utf16(text), *RepairWords::built_in()).text.text());
}

// "damaged → repaired (rule)" of every change.
std::string changes(std::string_view text) {
    const RepairedText done = repair_text(layout::to_utf16(text), *RepairWords::built_in());
    std::string out;
    for (const TextEdit& edit : done.text.edits())
        out += (out.empty() ? "" : ", ") + layout::to_utf8(done.text.given().substr(edit.given_begin, edit.given_end - edit.given_begin)) + "→" +
               layout::to_utf8(done.text.text().substr(edit.begin, edit.end - edit.begin)) + " " + std::string(name_of(edit.fault).code);
    return out;
}

// "what stands there→what it may mean (kind)" of every suspect; the text must be left as it is.
std::string suspects(std::string_view text) {
    const RepairedText done = repair_text(layout::to_utf16(text), *RepairWords::built_in());
    if (!done.text.edits().empty()) return "changed: " + changes(text);
    std::string out;
    for (const TextSuspect& one : done.suspects)
        out += (out.empty() ? "" : ", ") + layout::to_utf8(done.text.text().substr(one.begin, one.end - one.begin)) + "→" +
               layout::to_utf8(one.suggestion) + " " + std::string(name_of(one.fault).code);
    return out;
}

TEST(RepairText, PutsTheNikhahitWhereASpaceStands) {
    EXPECT_EQ(repaired("เพื่อท าให้ระบบใช้งานได้"), "เพื่อทำให้ระบบใช้งานได้");
    EXPECT_EQ(repaired("ต้องประชุมอย่างสม่ าเสมอทุกเดือน"), "ต้องประชุมอย่างสม่ำเสมอทุกเดือน");
    EXPECT_EQ(repaired("แผนที่ส านักงานก าหนดจ านวนไว้"), "แผนที่สำนักงานกำหนดจำนวนไว้");
    EXPECT_EQ(changes("ประชาชนจ านวนมาก"), " า→ำ space_for_nikhahit");
}

TEST(RepairText, ClosesABlankInsideAWord) {
    EXPECT_EQ(repaired("เจ้าหน้าที่ปฏิบัติง านตามแผน"), "เจ้าหน้าที่ปฏิบัติงานตามแผน");
    EXPECT_EQ(repaired("เสนอผู้บริหารในแต่ล ะเดือน"), "เสนอผู้บริหารในแต่ละเดือน");
    EXPECT_EQ(repaired("ในกรณ ี เร่งด่วน"), "ในกรณี เร่งด่วน");
}

TEST(RepairText, PutsTheNikhahitWhereMaiThoStands) {
    EXPECT_EQ(repaired("สำนักงานเขตด้าเนินการแล้ว"), "สำนักงานเขตดำเนินการแล้ว");
    EXPECT_EQ(repaired("เรื่องนี้มีความส้าคัญ"), "เรื่องนี้มีความสำคัญ");
    EXPECT_EQ(repaired("หน้าต่างด้านซ้ายของสำนักงาน"), "หน้าต่างด้านซ้ายของสำนักงาน");
}

TEST(RepairText, PutsALostNikhahitBackOnlyWhereTheWordCannotBeReadWithoutIt) {
    EXPECT_EQ(repaired("คณะกรรมการกาหนดแนวทาง"), "คณะกรรมการกำหนดแนวทาง");
    EXPECT_EQ(suspects("รวมจานวน 12 คน"), "จานวน→จำนวน lost_nikhahit");
    EXPECT_EQ(suspects("เดินลุยนาไปทาสีบ้าน"), "");
}

TEST(RepairText, LeavesAMarkThatIsTalkedAbout) {
    EXPECT_EQ(changes("สระอำ คือ ํา ประกอบด้วยนิคหิตกับสระอา"), "");
    for (const std::string before : {"คือ", "การ", "ก", "ไม้โท", "ไม้เอก", "เครื่องหมาย", "ใช้", "ส่วน"})
        for (const std::string mark : {"ำ", "ะ", "า", "ิ", "ี", "ุ", "่", "้", "์", "็", "ๅ", "ํา", "้า", "้ำ", "ิ์"})
            for (const std::string after : {"", " และ", "\"", "”", ",", ")", "."}) EXPECT_EQ(changes(before + " " + mark + after), "");
    EXPECT_EQ(changes("ใช้ไม้เอก ่ากับคำนี้"), "");
    EXPECT_EQ(changes("วรรณยุกต์เอกคือ ่และวรรณยุกต์โทคือ ้าตามลำดับ"), "");
}

TEST(RepairText, SuspectsNoWordThatItDoesNotKnowForItsThanthakhat) {
    EXPECT_EQ(suspects("ทัณฑฆาต การันต์ คือเครื่องหมาย"), "");
}

TEST(RepairText, MissesNoFirstLetterInPali) { EXPECT_EQ(suspects("นโม ตสฺส ภควโต อรหโต สมฺมาสมฺพุทฺธสฺส"), ""); }

TEST(RepairText, RepairsWhatTheCharactersShow) {
    EXPECT_EQ(repaired("ส\u0E4Dานักงาน น\u0E4D\u0E49า น\u0E49\u0E4Dา ท\u0E32\u0E4D"), "สำนักงาน น้ำ น้ำ ทำ");
    EXPECT_EQ(repaired("นำาเสนอ"), "นำเสนอ");
    EXPECT_EQ(repaired("เเผนงาน"), "แผนงาน");
    EXPECT_EQ(repaired("ท่ี่ประชุม ท\u0E48\u0E35นี้ น\u0E33\u0E49"), "ที่ประชุม ที่นี้ น้ำ");
    EXPECT_EQ(repaired("ก ำหนด ต ้องการ"), "กำหนด ต้องการ");
    EXPECT_EQ(repaired("จ\uFFFDำนวน ส\uFFFD ำคัญ"), "จำนวน สำคัญ");
    EXPECT_EQ(repaired("ข\uF70Bอมูล \uF700านข้อมูล"), "ข้อมูล ฐานข้อมูล");
    EXPECT_EQ(repaired("\uFEFFตัว\u200Dชี้\u00ADวัด พ\u200Bื้นที่ ปี\u00A02564"), "ตัวชี้วัด พื้นที่ ปี 2564");
}

TEST(RepairText, LeavesTheSendersBreakHints) { EXPECT_EQ(repaired("ประชาชน\u200Bทำงาน\u2060ดี"), "ประชาชน\u200Bทำงาน\u2060ดี"); }

TEST(RepairText, LeavesWhatIsNoThai) {
    EXPECT_EQ(repaired("10\u202F000 km"), "10\u202F000 km");
    EXPECT_EQ(repaired("co\u00ADoperation"), "co\u00ADoperation");
    EXPECT_EQ(repaired("\uF70A"), "\uF70A");
}

TEST(RepairText, LeavesHeadingsThatAreSetWithSpaces) {
    EXPECT_EQ(suspects("ต า ร า ง ที่ 2"), "");
    EXPECT_EQ(suspects("ร า ย ง า น ป ร ะ จ ำ ป ี"), "");
}

TEST(RepairText, LeavesMarksThatAreSpokenOf) {
    EXPECT_EQ(suspects("วรรณยุกต์ ้ และนิคหิต \u0E4D ใช้กับพยัญชนะ"), "");
    EXPECT_EQ(suspects("เขียนด้วยอักษร า ต่อท้าย"), "");
}

TEST(RepairText, LeavesPali) { EXPECT_EQ(suspects("ธมฺมํ สรณํ คจฺฉามิ"), ""); }

TEST(RepairText, IsNeverCertainInsideAPersonsName) {
    EXPECT_EQ(changes("นายส าราญ ตัวอย่าง"), "");
    EXPECT_EQ(changes("นางสาวด้าเนิน ตัวอย่าง"), "");
    EXPECT_EQ(repaired("แต่งตั้งนายสมมุติ ตัวอย่าง เป็นผู้ด้าเนินการ"), "แต่งตั้งนายสมมุติ ตัวอย่าง เป็นผู้ดำเนินการ");
}

TEST(RepairText, SuspectsWhatTwoReadingsExplain) {
    EXPECT_EQ(suspects("การน าเรื่องเข้าประชุม"), " า→ำ space_for_nikhahit");
    EXPECT_EQ(suspects("น้าเสนอที่ประชุม"), "น้าเสนอ→นำเสนอ tho_for_nikhahit");
}

TEST(RepairText, SuspectsMarksThatAreLostMovedOrMistaken) {
    EXPECT_EQ(suspects("จัดเก็บขอมูล"), "ขอมูล→ข้อมูล lost_mark");
    EXPECT_EQ(suspects("เจาหนาที่เทศกิจ"), "เจาหนาที่→เจ้าหน้าที่ lost_mark");
    EXPECT_EQ(suspects("มีความสัมพันธกับชุมชน"), "ความสัมพันธ→ความสัมพันธ์ lost_mark");
    EXPECT_EQ(suspects("ได้ปรบั ปรุงอาคาร"), "บั →ับ moved_mark");
    EXPECT_EQ(suspects("งานสำเร้จตามแผน"), "สำเร้จ→สำเร็จ wrong_mark");
    EXPECT_EQ(suspects("ต้องคำนึงถุึงประชาชน"), "คำนึงถุึง→คำนึงถึง extra_mark");
}

TEST(RepairText, SuspectsLostLettersAndLeftovers) {
    EXPECT_EQ(suspects("นเดือนมกราคมได้ประชุม"), "น→ใน lost_letter");
    EXPECT_EQ(suspects("พัฒนาคุณภาพชีวิต%"), "%→ stray_percent");
    EXPECT_EQ(suspects("สำเร็จร้อยละ 80%"), "");
    EXPECT_EQ(suspects("ได้ส่ง\uFFFDเอกสาร"), "\uFFFD→ lost_character");
}

TEST(RepairText, SuspectsDigitsAndLettersOfOtherScripts) {
    EXPECT_EQ(suspects("พ.ศ. ๒๕6๕"), "๒๕6๕→๒๕๖๕ mixed_number");
    EXPECT_EQ(suspects("งบประมาณ 2O0 บาท"), "2O0→200 letter_for_digit");
    EXPECT_EQ(suspects("วัดค่า O3 และน้ำ 5l ที่เขต"), "");
    EXPECT_EQ(suspects("โครง\u0E81าร"), "\u0E81→ก lao_letter");
    EXPECT_EQ(suspects("â¤Ã§¡ÒÃ"), "â¤Ã§¡ÒÃ→โครงการ wrong_code_page");
}

TEST(RepairText, JudgesATextByWhatTheOthersShow) {
    const auto words = RepairWords::built_in();
    const std::u16string doubtful = u"การน าข้อมูลไปใช้";
    EXPECT_EQ(repair_texts({{doubtful}}, *words)[0].text.text(), doubtful);
    const auto together = repair_texts({{u"ประจ าปี ก าหนด ส านัก"}, {doubtful}}, *words);
    EXPECT_EQ(layout::to_utf8(together[1].text.text()), "การนำข้อมูลไปใช้");
}

TEST(RepairText, RepairsNothingTwice) {
    const std::string once = repaired("ส านักงานก าหนดเเผน ท่ี่ด้าเนินการ");
    EXPECT_EQ(once, "สำนักงานกำหนดแผน ที่ดำเนินการ");
    EXPECT_EQ(changes(once), "");
}

TEST(EditedText, KeepsEachPartsOrigin) {
    EditedText text(u"abcdef");
    text.apply({{1, 2, u"", TextFault::invisible}, {4, 5, u"XY", TextFault::odd_space}});
    EXPECT_EQ(text.text(), u"acdXYf");
    text.apply({{3, 4, u"Z", TextFault::mark_order}});
    EXPECT_EQ(text.text(), u"acdZYf");
    ASSERT_EQ(text.edits().size(), 2u);
    EXPECT_EQ(text.edits()[1].given_begin, 4u);
    EXPECT_EQ(text.edits()[1].given_end, 5u);
    EXPECT_EQ(text.edits()[1].fault, TextFault::mark_order);
    const auto origin = text.origin(4, 6);  // Cuts through ZY, which was e.
    EXPECT_EQ(origin.begin, 3u);
    EXPECT_EQ(origin.given_begin, 4u);
    EXPECT_EQ(origin.given_end, 6u);
}

}  // namespace
}  // namespace server
