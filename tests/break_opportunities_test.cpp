#include "layout/text/break_opportunities.h"

#include "layout/text/characters.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

// The text with '|' wherever a line may end inside it.
std::string marked(std::string_view utf8) {
    const ControlledText controlled = take_out_controls(to_utf16(utf8));
    const auto breaks = break_opportunities(controlled.text, controlled.controls);
    std::u16string out;
    for (std::size_t i = 0; i < controlled.text.size(); ++i) {
        if (breaks[i] != forbidden_break) out += u'|';
        out += controlled.text[i];
    }
    return to_utf8(out);
}

// The same, only at spaces: what the dictionary cuts between is not what these tests are about.
std::string marked_spaces(std::string_view utf8) {
    const std::u16string all = to_utf16(marked(utf8));
    std::u16string out;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] != u'|' || (i > 0 && all[i - 1] == u' ')) out += all[i];
    return to_utf8(out);
}

TEST(BreakOpportunities, ForbidsTheStartAndOrdersTheEnd) {
    EXPECT_EQ(break_opportunities(u""), (std::vector<Penalty>{ordered_break}));
    EXPECT_EQ(break_opportunities(u"กก"), (std::vector<Penalty>{forbidden_break, forbidden_break, ordered_break}));
}

TEST(BreakOpportunities, TellsSpacesWordsAndSignsApart) {
    const auto breaks = break_opportunities(u"ประชาชน ประชาชน");
    EXPECT_EQ(breaks[8], space_penalty);
    EXPECT_EQ(break_opportunities(u"และ/หรือ")[4], symbol_penalty);
    EXPECT_EQ(break_opportunities(u"การประชุมประชาชน")[9], word_penalty);
}

TEST(BreakOpportunities, FindsWordsWhereNoSpacePartsThem) {
    EXPECT_EQ(marked("ประชาชนทำงาน"), "ประชาชน|ทำงาน");
    EXPECT_EQ(marked("น้ำท่วม"), "น้ำ|ท่วม");
}

TEST(BreakOpportunities, NeverPartsALetterFromItsVowelsAndMarks) {
    // Also where the spelling is damaged and ICU knows no word.
    EXPECT_EQ(marked("กิ่กิ่กิ่"), "กิ่กิ่กิ่");
    const std::u16string text = u"ที่นี่เด็กเล็กเรียนหนังสือที่โรงเรียนใกล้บ้านและสัมพันธ์กับไร่นา";
    const auto breaks = break_opportunities(text);
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool held = std::u16string_view(u"ะาำัิีึืุู็่้๊๋์").find(text[i]) != std::u16string_view::npos ||
                          std::u16string_view(u"เแโใไ").find(text[i - 1]) != std::u16string_view::npos;
        if (held) { EXPECT_EQ(breaks[i], forbidden_break) << to_utf8(text.substr(i - 1, 2)); }
    }
}

TEST(BreakOpportunities, KeepsASilentConsonantWithItsWord) {
    EXPECT_EQ(marked("สิทธิ์").find('|'), std::string::npos);
    EXPECT_EQ(marked("จันทร์").find('|'), std::string::npos);
}

TEST(BreakOpportunities, BeginsNoLineWithARepetitionOrAnEllipsisMark) {
    EXPECT_EQ(marked_spaces("อื่น ๆ ด้วย"), "อื่น ๆ |ด้วย");
    EXPECT_EQ(marked_spaces("คณะกรรมการฯ พิจารณา"), "คณะกรรมการฯ |พิจารณา");
    EXPECT_EQ(marked_spaces("ผัก ผลไม้ ฯลฯ ที่ปลูก"), "ผัก |ผลไม้ ฯลฯ |ที่ปลูก");
}

TEST(BreakOpportunities, KeepsBracketsAndQuotesOnWhatTheyHold) {
    EXPECT_EQ(marked_spaces("ฝน ( ตก ) หนัก"), "ฝน |( ตก ) |หนัก");
    EXPECT_EQ(marked_spaces("คำว่า “ บัญชี ” หมายถึง"), "คำว่า |“ บัญชี ” |หมายถึง");
    EXPECT_EQ(marked_spaces("ราคา ฿ 500 ถ้วน"), "ราคา |฿ 500 |ถ้วน");
    EXPECT_EQ(marked_spaces("เก็บได้ 80 % แล้ว"), "เก็บได้ |80 % |แล้ว");
    EXPECT_EQ(marked("(ก)"), "(ก)");
}

TEST(BreakOpportunities, KeepsDatesTogether) {
    EXPECT_EQ(marked("25 มิถุนายน 2564"), "25 มิถุนายน 2564");
    EXPECT_EQ(marked("30 ธ.ค. 63"), "30 ธ.ค. 63");
    EXPECT_EQ(marked_spaces("ภายใน วันที่ ๑ เมษายน ๒๕๖๕ เท่านั้น"), "ภายใน |วันที่ ๑ เมษายน ๒๕๖๕ |เท่านั้น");
    EXPECT_EQ(marked_spaces("ปีงบประมาณ พ.ศ. 2564 นี้"), "ปีงบประมาณ |พ.ศ. 2564 |นี้");
    EXPECT_EQ(marked_spaces("สิ้นเดือน มี.ค. 64 นี้"), "สิ้นเดือน มี.ค. 64 |นี้");
}

TEST(BreakOpportunities, KeepsLetterNumbersTogether) {
    EXPECT_EQ(marked("กท 4810/3336"), "กท 4810/3336");
    EXPECT_EQ(marked("ที่ กท 4810/3336"), "ที่ กท 4810/3336");
    EXPECT_EQ(marked("4810/ว33"), "4810/ว33");
    EXPECT_EQ(marked_spaces("ตามหนังสือ ที่ นร 0106/ว 25 ลงวันที่ ๑"), "ตามหนังสือ |ที่ นร 0106/ว 25 |ลงวันที่ ๑");
}

TEST(BreakOpportunities, KeepsTelephoneNumbersTogether) {
    EXPECT_EQ(marked("โทร. 0 2277 5555"), "โทร. 0 2277 5555");
    EXPECT_EQ(marked("โทร. 0 2277 5555 ต่อ 6513"), "โทร. 0 2277 5555 ต่อ 6513");
    EXPECT_EQ(marked_spaces("โทร. 0 2277 5555 ในเวลาราชการ"), "โทร. 0 2277 5555 |ในเวลาราชการ");
}

TEST(BreakOpportunities, KeepsANumberWithItsUnit) {
    EXPECT_EQ(marked_spaces("ทั้งหมด 5 ขั้นตอน แล้ว"), "ทั้งหมด |5 ขั้นตอน |แล้ว");
    EXPECT_EQ(marked_spaces("ดูแล 1.4 ล้านคน ต่อปี"), "ดูแล |1.4 ล้านคน |ต่อปี");
    EXPECT_EQ(marked_spaces("เริ่ม เวลา 16.30 น."), "เริ่ม |เวลา 16.30 น.");
    EXPECT_EQ(marked_spaces("ได้ ร้อยละ 100 แล้ว"), "ได้ |ร้อยละ 100 |แล้ว");
    EXPECT_EQ(marked_spaces("ใน ไตรมาสที่ 3 นี้"), "ใน |ไตรมาสที่ 3 |นี้");
    EXPECT_EQ(marked_spaces("ข้อ 1 - 4 ครบ"), "ข้อ 1 - 4 |ครบ");
}

TEST(BreakOpportunities, KeepsANameWithItsNumber) {
    EXPECT_EQ(marked_spaces("ค่า PM 2.5 มาตรฐาน ISO 9001 และ COVID - 19 นี้"), "ค่า |PM 2.5 |มาตรฐาน |ISO 9001 |และ |COVID - 19 |นี้");
    EXPECT_EQ(marked_spaces("แผนฯ 12 ระยะแรก"), "แผนฯ 12 |ระยะแรก");
    EXPECT_EQ(marked_spaces("ชั้น 3 อาคาร 2 ห้อง 405 ตรวจ"), "ชั้น 3 |อาคาร 2 |ห้อง 405 |ตรวจ");
    EXPECT_EQ(marked_spaces("แขวง ลาดยาว เขต จตุจักร"), "แขวง ลาดยาว |เขต จตุจักร");
}

TEST(BreakOpportunities, KeepsASignOfArithmeticBeforeItsNumber) {
    EXPECT_EQ(marked_spaces("ขนาด 10 x 20 เมตร"), "ขนาด 10 x 20 เมตร");
    EXPECT_EQ(marked_spaces("ทำได้ x 100 แล้ว"), "ทำได้ |x 100 |แล้ว");
}

TEST(BreakOpportunities, KeepsAbbreviatedUnitsAndParagraphsOfLawsWithTheirNumber) {
    EXPECT_EQ(marked_spaces("ฝนตก 118.5 มม. ใน 12 ตร.กม. แล้ว"), "ฝนตก |118.5 มม. |ใน |12 ตร.กม. |แล้ว");
    EXPECT_EQ(marked_spaces("ที่ 12 °C แล้ว"), "ที่ 12 °C |แล้ว");
    EXPECT_EQ(marked_spaces("ตามมาตรา 81 (14) วรรค 2 และ มาตรา 5 ทวิ แล้ว"), "ตามมาตรา 81 (14) |วรรค 2 |และ |มาตรา 5 ทวิ |แล้ว");
    EXPECT_EQ(marked_spaces("ได้ระดับ A ตามแบบ ภ.ด.ส. 3 แล้ว"), "ได้ระดับ A |ตามแบบ |ภ.ด.ส. 3 |แล้ว");
    EXPECT_EQ(marked("81(14)"), "81(14)");
}

TEST(BreakOpportunities, KeepsWeekdaysAndErasInTheirDates) {
    EXPECT_EQ(marked_spaces("เมื่อ วันจันทร์ที่ 6 สิงหาคม พ.ศ. 2564 นี้"), "เมื่อ |วันจันทร์ที่ 6 สิงหาคม พ.ศ. 2564 |นี้");
    EXPECT_EQ(marked("วันจันทร์ที่ 6"), "วันจันทร์ที่ 6");
    EXPECT_EQ(marked_spaces("เปิด วันจันทร์ - วันศุกร์ เวลา"), "เปิด |วันจันทร์ - วันศุกร์ |เวลา");
}

TEST(BreakOpportunities, KeepsRoyalNamesWhole) {
    EXPECT_EQ(marked("พระบาทสมเด็จพระเจ้าอยู่หัว"), "พระบาทสมเด็จพระเจ้าอยู่หัว");
    EXPECT_EQ(marked_spaces("ถนน พระราม 9 ระยะทาง"), "ถนน พระราม 9 |ระยะทาง");
}

TEST(BreakOpportunities, EndsNoLineWithAPrepositionOfOneLetter) {
    EXPECT_EQ(marked_spaces("ประชุม ณ ห้องประชุม"), "ประชุม |ณ ห้องประชุม");
}

TEST(BreakOpportunities, TakesTheUnitOfATimeForNoListMark) {
    EXPECT_EQ(marked_spaces("16.30 น. เป็นต้นไป"), "16.30 น. |เป็นต้นไป");
    EXPECT_EQ(marked_spaces("น. เป็นต้นไป"), "น. เป็นต้นไป");
}

TEST(BreakOpportunities, LetsALineEndAfterAYear) {
    EXPECT_EQ(marked_spaces("ใน พ.ศ. 2564 โครงการ เริ่ม"), "ใน |พ.ศ. 2564 |โครงการ |เริ่ม");
}

TEST(BreakOpportunities, KeepsAListsNumberWithItsFirstWord) {
    EXPECT_EQ(marked_spaces("1. ตรวจ 2. แก้ไข"), "1. ตรวจ |2. แก้ไข");
    EXPECT_EQ(marked_spaces("ก. ข้อมูล"), "ก. ข้อมูล");
    EXPECT_EQ(marked_spaces("(๑) อ่าน ๒) เขียน"), "(๑) อ่าน |๒) เขียน");
}

TEST(BreakOpportunities, KeepsNumbersWhole) {
    EXPECT_EQ(marked("4810/3336"), "4810/3336");
    EXPECT_EQ(marked("๗.๕.๑.๓"), "๗.๕.๑.๓");
    EXPECT_EQ(marked("1,234.50"), "1,234.50");
    EXPECT_EQ(marked("100%"), "100%");
    EXPECT_EQ(marked("08:30-16:30"), "08:30-16:30");
    EXPECT_EQ(marked("กก/3"), "กก/3");  // ICU alone breaks after the slash.
}

TEST(BreakOpportunities, KeepsAbbreviationsWhole) {
    EXPECT_EQ(marked("ธ.ก.ส."), "ธ.ก.ส.");
    EXPECT_EQ(marked("สยป."), "สยป.");
    EXPECT_EQ(marked("(กกร)"), "(กกร)");
    EXPECT_EQ(marked("พ.ศ.2564"), "พ.ศ.2564");
}

TEST(BreakOpportunities, KeepsAPersonsNameTogether) {
    EXPECT_EQ(marked("นายสมมุติ ตัวอย่าง"), "นายสมมุติ ตัวอย่าง");
    EXPECT_EQ(marked("ดร. สมมุติ ตัวอย่าง"), "ดร. สมมุติ ตัวอย่าง");
    EXPECT_EQ(marked_spaces("แก่ นางสาวสมมุติ ตัวอย่าง เมื่อวาน"), "แก่ |นางสาวสมมุติ ตัวอย่าง |เมื่อวาน");
    EXPECT_EQ(marked_spaces("(นายสมมุติ ตัวอย่าง)"), "(นายสมมุติ ตัวอย่าง)");
    EXPECT_EQ(marked_spaces("พ.ต.อ.หญิง สมมุติ ตัวอย่าง กล่าว"), "พ.ต.อ.หญิง สมมุติ ตัวอย่าง |กล่าว");
    EXPECT_EQ(marked_spaces("คุณหญิงสมมุติ ตัวอย่าง กล่าว"), "คุณหญิงสมมุติ ตัวอย่าง |กล่าว");
}

TEST(BreakOpportunities, TakesAPrimeMinisterForNoTitle) {
    EXPECT_EQ(marked_spaces("นายกรัฐมนตรี เห็นชอบ แล้ว"), "นายกรัฐมนตรี |เห็นชอบ |แล้ว");
}

TEST(BreakOpportunities, ObeysTheSendersBreakHints) {
    EXPECT_EQ(marked("กก\u200Bกก"), "กก|กก");
    EXPECT_EQ(marked("25\u200B มิถุนายน"), "25| มิถุนายน");
    EXPECT_EQ(marked("ประชาชน\u2060ทำงาน"), "ประชาชนทำงาน");
    EXPECT_EQ(marked_spaces("ฝน \u2060ตก"), "ฝน ตก");
    EXPECT_EQ(marked("\u200Bกก\u200B"), "กก");
}

TEST(BreakOpportunities, BreaksNoNoBreakSpace) { EXPECT_EQ(marked("ฝน\u00A0ตก"), "ฝน\u00A0ตก"); }

TEST(BreakOpportunities, KeepsSurrogatePairsWhole) {
    const auto breaks = break_opportunities(u"ก\U0001F600ก");
    EXPECT_EQ(breaks[2], forbidden_break);
}

TEST(BreakOpportunities, TakesTheControlsOutOfTheText) {
    const ControlledText controlled = take_out_controls(u"ก\u200Bข\u2060\u200Bค");
    EXPECT_EQ(controlled.text, u"กขค");
    ASSERT_EQ(controlled.controls.size(), 3u);
    EXPECT_EQ(controlled.controls[0].offset, 1u);
    EXPECT_EQ(controlled.controls[1].offset, 2u);
    EXPECT_TRUE(controlled.controls[1].kind == BreakControl::Kind::forbid);
}

}  // namespace
}  // namespace layout
