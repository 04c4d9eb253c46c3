// What stands on the pages of BMA Digital Plans: the whole grammar, as tables. To teach the
// importer a heading, a label or another kind of page, add a row here.
//
// An indicator page is: lines that say nothing; the title "NAME : CODE"; fields, each a line that
// begins with its label; a bare number; then sections, each a line that is its heading and what
// stands below it. Headings compare without spaces, asterisks and a colon at the end, digits in
// either script (see folded()).

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace server {

// Lines that carry nothing.
inline constexpr std::array silent_lines{
    std::string_view("รายละเอียดตัวชี้วัด"), std::string_view("Back Home"), std::string_view("Back"), std::string_view("Home"),
    std::string_view("รายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล"), std::string_view("รายละเอียดตัวชี้วัดฯ :"), std::string_view("พิมพ์ข้อมูล"),
};

enum class Field { target, result, type, level, review };
constexpr std::size_t field_count = 5;

struct FieldRow {
    std::string_view label;   // What the line begins with, but for asterisks.
    Field field;
    std::string_view member;  // Of bma-indicator/1.
};

inline constexpr std::array<FieldRow, field_count> field_rows{{
    {"ค่าเป้าหมาย", Field::target, "target"},                      // ค่าเป้าหมาย UNIT : FIGURE
    {"ผลงานที่ทำได้", Field::result, "result"},                       // ผลงานที่ทำได้ UNIT : FIGURE
    {"ประเภทตัวชี้วัด", Field::type, "type"},                        // ประเภทตัวชี้วัด : WORD
    {"(ตัวชี้วัดระดับ", Field::level, "level"},                       // (ตัวชี้วัดระดับWORD)
    {"สยป. ตรวจประเมินตัวชี้วัด", Field::review, "review"},            // *** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ N: FIGURE
}};

// The words of the fields that are a choice.
struct WordRow {
    Field field;
    std::string_view word, value;
};

inline constexpr std::array word_rows{
    WordRow{Field::type, "ตัวชี้วัดเชิงยุทธศาสตร์", "strategic"},
    WordRow{Field::type, "ตัวชี้วัดงานประจำ", "routine"},
    WordRow{Field::level, "(ตัวชี้วัดระดับผลผลิต (output))", "output"},
    WordRow{Field::level, "(ตัวชี้วัดระดับผลลัพธ์ (outcome))", "outcome"},
};

enum class SectionBody {
    table,      // The quarters' figures, see quarter_table.h.
    paragraph,  // One paragraph on every page known; more lines are kept, and reported.
    lines,      // Any number of lines, one text.
    list,       // Lines that begin with a colon, each an item.
};

struct SectionRow {
    std::string_view heading, member;
    SectionBody body;
};

// In the order of the page. Its last heading shows that a page came whole.
inline constexpr std::array section_rows{
    SectionRow{"ผลงานเทียบกับเป้าหมายรายไตรมาส", "quarters", SectionBody::table},
    SectionRow{"รายงานผลฯ ไตรมาสที่ 1", "quarters[0].report", SectionBody::paragraph},
    SectionRow{"รายงานผลฯ ไตรมาสที่ 2", "quarters[1].report", SectionBody::paragraph},
    SectionRow{"รายงานผลฯ ไตรมาสที่ 3", "quarters[2].report", SectionBody::paragraph},
    SectionRow{"รายงานผลฯ ไตรมาสที่ 4", "quarters[3].report", SectionBody::paragraph},
    SectionRow{"** สรุปผลการดำเนินงาน **", "summary", SectionBody::paragraph},
    SectionRow{"นิยาม หรือความหมายของตัวชี้วัด", "definition", SectionBody::paragraph},
    SectionRow{"วิธีการคำนวณ หรือ เกณฑ์การประเมิน", "calculation", SectionBody::paragraph},
    SectionRow{"วิธีการการเก็บข้อมูล/แหล่งข้อมูล", "data_source", SectionBody::paragraph},
    SectionRow{"สนับสนุนยุทธศาสตร์กรุงเทพมหานครฯ", "strategy", SectionBody::list},
    SectionRow{"โครงการ/กิจกรรมที่สนับสนุนตัวชี้วัด", "projects", SectionBody::lines},
    SectionRow{"ฐานข้อมูลประกอบตัวชี้วัดการพัฒนาเมือง", "city_database", SectionBody::lines},
};
constexpr std::size_t section_count = section_rows.size();
constexpr std::size_t table_section = 0, first_report = 1, first_after_reports = 5;  // Indexes into section_rows.

// The head of the quarters' table; below it also stands the unit in brackets.
inline constexpr std::array table_head{
    std::string_view("ไตรมาสที่"), std::string_view("(1 - 4)"), std::string_view("*ผลงาน*"),
    std::string_view("*ผลประเมินตัวชี้วัด*"), std::string_view("(* 2.1 / 2.2 *)"),
};

// Other pages of the same sites. A page is one when a line begins with the mark (folded) and no
// title with an indicator's code stands on it.
struct OtherPageRow {
    std::string_view mark, code;
    std::string_view thai, english;  // What the page is.
};

inline constexpr std::array other_pages{
    OtherPageRow{"โครงการจัดทำฐานข้อมูลตัวชี้วัดการพัฒนาเมือง", "city_indicator", "หน้าตัวชี้วัดการพัฒนาเมือง", "a city indicator"},
    OtherPageRow{"ลักษณะข้อมูล :", "city_indicator", "หน้าตัวชี้วัดการพัฒนาเมือง", "a city indicator"},
    OtherPageRow{"*** สยป. ประเมินโครงการ", "project", "หน้าโครงการ", "a project"},
    OtherPageRow{"ความคืบหน้าโครงการ", "project", "หน้าโครงการ", "a project"},
    OtherPageRow{"ดูโครงการแผนปีฯ", "project", "หน้าโครงการ", "a project"},
    OtherPageRow{"รายละเอียดโครงการ/กิจกรรม", "new_system_project", "หน้าโครงการของระบบรุ่นใหม่", "a project of the newer system"},
    OtherPageRow{"ข้อมูลโครงการ/กิจกรรม", "new_system_project", "หน้าโครงการของระบบรุ่นใหม่", "a project of the newer system"},
    OtherPageRow{"[มิติที่", "department_list", "หน้ารายการตัวชี้วัดทั้งหมดของหน่วยงาน", "a unit's list of indicators"},
};

// A line for comparing: without white space, zero-width characters, asterisks and a colon at the
// end; digits Arabic; a decomposed ำ (◌ํ and า) whole.
std::string folded(std::string_view line);

// Of a folded line: does it say nothing; is it part of the table's head; what other page does it
// mark (nullptr: none)?
bool is_silent(std::string_view folded_line);
bool is_table_head(std::string_view folded_line);
const OtherPageRow* other_page_marked_by(std::string_view folded_line);

// "quarters[2].report" is "/quarters/2/report".
std::string pointer_of(std::string_view member);

}  // namespace server
