// Words that bind a neighbour across a space, so that no line ends between the two. Plain
// lists: a word is added here and nowhere else.

#pragma once

#include "layout/text/word_lists.h"

#include <string_view>

namespace layout {

// WORD number: “ไตรมาสที่ 3”, “พ.ศ. 2564”, “โทร. 0 2277 5555”.
inline constexpr WordList before_number{
    u"ที่", u"พ.ศ.", u"ค.ศ.", u"ร.ศ.", u"ร้อยละ", u"วันที่", u"เวลา", u"จำนวน", u"มาตรา", u"ข้อ",
    u"โทร.", u"โทรสาร", u"กท", u"ว", u"ต่อ", u"ชั้น", u"ซอย", u"ถนน", u"เลขที่", u"หมู่", u"ระยะ", u"อาคาร", u"ห้อง", u"วรรค", u"ตอนพิเศษ", u"พระราม",
    u"ปี", u"เมื่อ", u"วงเงิน", u"ขนาด", u"ครั้งที่", u"ฉบับที่", u"ไตรมาสที่", u"ขั้นตอนที่",
    u"ส่วนที่", u"ด้านที่", u"มิติที่", u"ประมาณ", u"ไม่เกิน", u"หน้า", u"ฉบับ", u"ตอน", u"เล่ม",
    u"ลำดับ", u"ตารางที่", u"ภาคผนวก", u"หมวด", u"ทั้ง", u"อีก", u"รวม", u"เพียง", u"กว่า", u"เกิน", u"ละ", u"ราว", u"เกือบ",
};

// number WORD: “5 ขั้นตอน”, “1.4 ล้านคน”, “16.30 น.”.
inline constexpr WordList after_number{
    u"ล้านบาท", u"ล้าน", u"แสน", u"หมื่น", u"พัน", u"บาท", u"สตางค์", u"คน", u"ราย", u"รูป",
    u"แห่ง", u"โครงการ", u"กิจกรรม", u"เรื่อง", u"ครั้ง", u"ปี", u"เดือน", u"วัน", u"สัปดาห์",
    u"ชั่วโมง", u"นาที", u"วินาที", u"น.", u"ด้าน", u"เขต", u"แขวง", u"ขั้นตอน", u"ไร่", u"งาน",
    u"ตารางวา", u"ตารางเมตร", u"ตร.ม.", u"กิโลเมตร", u"กม.", u"เมตร", u"ม.", u"เซนติเมตร", u"ซม.",
    u"กิโลกรัม", u"กก.", u"ตัน", u"ลิตร", u"ลบ.ม.", u"จังหวัด", u"อำเภอ", u"ตำบล", u"ชุมชน",
    u"หมู่บ้าน", u"ซอย", u"สาย", u"เส้นทาง", u"สถาบัน", u"หน่วยงาน", u"หน่วย", u"กลุ่ม", u"คณะ",
    u"เล่ม", u"ฉบับ", u"ชุด", u"หน้า", u"แผ่น", u"ระดับ", u"คะแนน", u"ประเภท", u"รายการ", u"ระบบ",
    u"เครื่อง", u"คัน", u"หลัง", u"ต้น", u"ชิ้น", u"จุด", u"โรงเรียน", u"%", u"องศา", u"กว่า",
    u"เท่า", u"ส่วน", u"ทวิ", u"ตรี", u"จัตวา", u"°",
};

// day MONTH year: “25 มิถุนายน 2564”, “30 ธ.ค. 63”.
inline constexpr WordList months{
    u"มกราคม", u"กุมภาพันธ์", u"มีนาคม", u"เมษายน", u"พฤษภาคม", u"มิถุนายน", u"กรกฎาคม", u"สิงหาคม",
    u"กันยายน", u"ตุลาคม", u"พฤศจิกายน", u"ธันวาคม", u"ม.ค.", u"ก.พ.", u"มี.ค.", u"เม.ย.", u"พ.ค.",
    u"มิ.ย.", u"ก.ค.", u"ส.ค.", u"ก.ย.", u"ต.ค.", u"พ.ย.", u"ธ.ค.",
};

// TITLE name family name: never parted, and neither name is cut.
inline constexpr WordList titles{
    u"นาย", u"นาง", u"นางสาว", u"น.ส.", u"เด็กชาย", u"เด็กหญิง", u"ด.ช.", u"ด.ญ.", u"พลเอก",
    u"พล.อ.", u"พลโท", u"พล.ท.", u"พลตรี", u"พล.ต.", u"พันเอก", u"พ.อ.", u"พันตำรวจเอก", u"พ.ต.อ.",
    u"พลตำรวจเอก", u"พล.ต.อ.", u"ร้อยเอก", u"ร.อ.", u"ว่าที่ร้อยตรี", u"ดร.", u"ศ.", u"รศ.", u"ผศ.",
    u"พ.ต.ท.", u"พ.ต.ต.", u"พล.ต.ท.", u"พล.ต.ต.", u"ร.ต.อ.", u"ร.ต.ท.", u"ร.ต.ต.", u"พ.ท.", u"พ.ต.", u"ร.ท.", u"ร.ต.",
    u"จ.ส.อ.", u"จ.ส.ต.", u"ส.อ.", u"ด.ต.", u"คุณหญิง", u"ท่านผู้หญิง", u"พระครู",
    u"นายแพทย์", u"นพ.", u"แพทย์หญิง", u"พญ.", u"หม่อมราชวงศ์", u"ม.ร.ว.", u"หม่อมหลวง", u"ม.ล.",
};

// Titles that are nothing else, so they count inside a run of letters too (“มีนายแพทย์…”).
inline constexpr WordList unmistakable_titles{
    u"นางสาว", u"เด็กชาย", u"เด็กหญิง", u"พลเอก", u"พลโท", u"พลตรี", u"พันเอก", u"พันโท", u"พันตรี", u"พลตำรวจเอก",
    u"พลตำรวจโท", u"พลตำรวจตรี", u"พันตำรวจเอก", u"พันตำรวจโท", u"พันตำรวจตรี", u"ร้อยตำรวจเอก", u"ร้อยเอก",
    u"ว่าที่ร้อยตรี", u"ว่าที่ร้อยโท", u"นายแพทย์", u"แพทย์หญิง", u"หม่อมราชวงศ์", u"หม่อมหลวง",
};

// The two letters those begin with: a quick way to leave most places alone.
constexpr bool may_begin_unmistakable_title(char16_t first, char16_t second) {
    switch (first) {
        case u'น': return second == u'า';
        case u'เ': return second == u'ด';
        case u'พ': return second == u'ล' || second == u'ั';
        case u'ร': return second == u'้';
        case u'ว': return second == u'่';
        case u'แ': return second == u'พ';
        case u'ห': return second == u'ม';
        default: return false;
    }
}
constexpr bool all_unmistakable_titles_may_begin() {
    for (const std::u16string_view title : unmistakable_titles)
        if (!may_begin_unmistakable_title(title[0], title[1])) return false;
    return true;
}
static_assert(all_unmistakable_titles_may_begin());

// What the names and titles of the royal family begin with: no line ends inside them.
inline constexpr WordList royal_titles{u"พระบาทสมเด็จ", u"สมเด็จพระ", u"พระเจ้าวรวงศ์เธอ", u"พระวรวงศ์เธอ", u"พระเจ้าอยู่หัว"};

inline constexpr WordList weekdays{u"จันทร์", u"อังคาร", u"พุธ", u"พฤหัสบดี", u"ศุกร์", u"เสาร์", u"อาทิตย์"};

// Titles that other words end or begin with as well: inside a run of letters they count where
// a word of their own was read.
inline constexpr WordList short_titles{u"นาย", u"นาง"};

// WORD number where the number names one of a kind and counts nothing: “ไตรมาสที่ 3 สำนักงาน”.
inline constexpr WordList ordinals{
    u"ที่", u"พ.ศ.", u"ค.ศ.", u"ร.ศ.", u"ร้อยละ", u"มาตรา", u"ข้อ", u"ปี", u"ว", u"กท", u"โทร.", u"โทรสาร", u"ต่อ",
    u"ชั้น", u"ซอย", u"ถนน", u"เลขที่", u"หมู่", u"หน้า", u"ฉบับ", u"หมวด", u"บท", u"ตอน", u"เล่ม", u"เวลา", u"อาคาร", u"ห้อง", u"วรรค", u"พระราม",
};

// WORD anything, where the word stands alone.
inline constexpr WordList leaning{
    u"ณ", u"ถนน", u"ซอย", u"แขวง", u"เขต", u"ตำบล", u"อำเภอ", u"จังหวัด",
};

// number WORD where the word is no unit: a new thought begins.
inline constexpr WordList not_units{
    u"และ", u"หรือ", u"แล้ว", u"โดย", u"ซึ่ง", u"เพื่อ", u"จึง", u"ได้", u"มี", u"เป็น", u"ตาม", u"จาก", u"ให้", u"ถึง",
    u"ทั้ง", u"พบ", u"ผ่าน", u"สำหรับ", u"เรื่อง", u"ภายใน", u"ภายใต้", u"ณ", u"เมื่อ", u"รวม", u"ดังนี้", u"ต่อไป",
    u"ลงวันที่", u"ผล", u"การ", u"ความ", u"เนื่อง", u"ขอ", u"จะ", u"ไม่", u"ยัง", u"กับ", u"แต่", u"ส่วน", u"นั้น", u"นี้",
};

// Words that begin like a title and are none.
inline constexpr WordList not_titles{
    u"นายก", u"นายจ้าง", u"นายอำเภอ", u"นายทหาร", u"นายช่าง", u"นายทะเบียน", u"นายหน้า", u"นางพยาบาล",
};

}  // namespace layout
