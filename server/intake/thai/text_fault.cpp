#include "server/intake/thai/text_fault.h"

#include <array>

namespace server {
namespace {

using enum TextFault;

constexpr std::array<TextFaultName, 25> names{{
    {private_use, "private_use", "ใช้รหัสเฉพาะของแบบอักษรเก่าแทนตัวอักษรมาตรฐาน", "A private use code of an old font stands for a letter"},
    {invisible, "invisible", "มีอักขระที่มองไม่เห็นแทรกอยู่", "Invisible characters stand in the text"},
    {odd_space, "odd_space", "ใช้ช่องว่างชนิดพิเศษแทนช่องว่างธรรมดา", "A special space stands for an ordinary one"},
    {replacement_character, "replacement_character", "มีอักขระเสีย (U+FFFD) อยู่หน้าสระอำ", "A replacement character stands before sara am"},
    {double_sara_e, "double_sara_e", "พิมพ์สระเอสองตัวแทนสระแอ", "Two sara e stand for sara ae"},
    {split_sara_am, "split_sara_am", "สระอำแยกเป็นนิคหิตกับสระอา", "Sara am is split into nikhahit and sara aa"},
    {double_sara_am, "double_sara_am", "มีสระอาเกินมาหลังสระอำ", "Sara aa stands after sara am"},
    {mark_order, "mark_order", "ลำดับสระกับวรรณยุกต์สลับกัน", "A tone mark and its vowel are in the wrong order"},
    {mark_twice, "mark_twice", "มีสระหรือวรรณยุกต์ตัวเดียวกันซ้ำ", "The same mark stands twice on one letter"},
    {space_before_mark, "space_before_mark", "มีช่องว่างคั่นหน้าสระหรือวรรณยุกต์", "A space stands before a mark"},
    {space_for_nikhahit, "space_for_nikhahit", "มีช่องว่างแทนนิคหิตของสระอำ", "A space stands for the nikhahit of sara am"},
    {stray_space, "stray_space", "มีช่องว่างแทรกอยู่กลางคำ", "A space stands inside a word"},
    {tho_for_nikhahit, "tho_for_nikhahit", "มีไม้โทแทนนิคหิตของสระอำ", "Mai tho stands for the nikhahit of sara am"},
    {lost_nikhahit, "lost_nikhahit", "นิคหิตของสระอำหายไป", "The nikhahit of sara am is lost"},
    {moved_mark, "moved_mark", "สระหรือวรรณยุกต์เลื่อนไปอยู่บนตัวอักษรถัดไป", "A mark has moved to the next letter"},
    {lost_mark, "lost_mark", "สระ วรรณยุกต์ หรือการันต์หายไป", "A mark is lost"},
    {wrong_mark, "wrong_mark", "สระหรือวรรณยุกต์อาจไม่ถูกต้อง", "A mark may be the wrong one"},
    {extra_mark, "extra_mark", "มีสระหรือวรรณยุกต์เกินมา", "A letter has a mark too many"},
    {lost_letter, "lost_letter", "ตัวอักษรแรกของข้อความหายไป", "The first letter of the text is lost"},
    {stray_percent, "stray_percent", "มีเครื่องหมาย % ค้างอยู่ท้ายข้อความ ข้อความอาจถูกตัด", "A percent sign is left at the end: the text may have been cut"},
    {mixed_number, "mixed_number", "เลขไทยปนกับเลขอารบิกในจำนวนเดียวกัน", "Thai and Arabic digits stand in one number"},
    {letter_for_digit, "letter_for_digit", "มีตัวอักษร O หรือ l แทนตัวเลข", "A letter O or l stands for a digit"},
    {lao_letter, "lao_letter", "มีอักษรลาวปนอยู่ในคำไทย", "Lao letters stand in a Thai word"},
    {wrong_code_page, "wrong_code_page", "ข้อความภาษาไทยถูกอ่านด้วยรหัสภาษาผิด", "Thai text was read in the wrong code page"},
    {lost_character, "lost_character", "มีอักขระเสีย (U+FFFD)", "A replacement character stands for something lost"},
}};

}  // namespace

const TextFaultName& name_of(TextFault fault) { return names[static_cast<std::size_t>(fault)]; }

}  // namespace server
