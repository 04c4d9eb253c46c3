#include "server/intake/page/page_finding.h"

#include <algorithm>

namespace server {

namespace {

// At most so many bytes of a line, cut between characters.
std::string excerpt(const std::string& text) {
    constexpr std::size_t most = 120;
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return "“" + text.substr(0, end) + (end < text.size() ? "…”" : "”");
}

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

}  // namespace

PageFinding truncated(const std::string& member, std::string_view heading) {
    return {{"/source/truncated_at", "truncated", "หน้านี้ถูกตัดตอน มีข้อมูลถึง " + quoted(heading) + " เท่านั้น และส่วนนั้นอาจไม่ครบถ้วน ใช้จัดทำร่างได้ แต่ยังส่งไม่ได้",
             "The page is cut off: it reaches to " + member + ", which may be incomplete. A draft may be made of it, but it cannot be submitted."},
            0};
}

PageFinding more_findings(std::size_t untold) {
    const std::string count = std::to_string(untold);
    return {{"", "more", "มีข้อสังเกตอีก " + count + " รายการที่ไม่ได้แสดง", "There are " + count + " more findings."}, 0};
}

PageFinding more_changes(std::size_t untold) {
    const std::string count = std::to_string(untold);
    return {{"", "more_changes", "มีรายการเปลี่ยนแปลงอีก " + count + " รายการที่ไม่ได้แสดง แต่นำเข้าครบทุกรายการแล้ว",
             "There are " + count + " more changes, which are not listed; all of them were imported."},
            0};
}

PageFinding cut_heading(const PageLine& line) {
    return {{"", "cut_heading", "หน้านี้สิ้นสุดกลางหัวข้อ " + quoted(line.text), "The page ends within a heading, " + quoted(line.text) + "."}, line.number};
}

PageFinding cut_letter(std::size_t line) {
    return {{"", "cut_letter", "หน้านี้สิ้นสุดกลางตัวอักษร ระบบไม่นำเข้าตัวอักษรที่ไม่ครบนั้น", "The page ends within a character, which was left out."}, line};
}

PageFinding section_missing(const SectionRow& row) {
    return {{pointer_of(row.member), "section_missing", "ไม่พบหัวข้อ " + quoted(row.heading) + " ในหน้านี้", "The heading " + quoted(row.heading) + " is not on the page."}, 0};
}

PageFinding field_missing(const FieldRow& row) {
    return {{pointer_of(row.member), "field_missing", "ไม่พบ " + quoted(row.label) + " ในหน้านี้ โปรดตรวจสอบว่าบันทึกหน้ามาครบถ้วน",
             "The field " + quoted(row.label) + " is not on the page; check that the page was saved whole."},
            0};
}

PageFinding several_reviews(const FieldRow& row, const PageLine& line) {
    const std::string reviews = excerpt(line.text.substr(std::min(line.text.find("ไตรมาส"), line.text.size())));
    return {{pointer_of(row.member), "several_reviews", "ผลการตรวจประเมิน " + reviews + " มีมากกว่าหนึ่งไตรมาสในบรรทัดเดียว ไม่อาจทราบได้ว่าต้องใช้ไตรมาสใด จึงไม่ได้นำเข้า โปรดตรวจสอบ",
             "The review " + reviews + " speaks of more than one quarter; which of them counts is not known, and none was imported."},
            line.number};
}

PageFinding code_differs(std::string_view pid, const std::string& code) {
    return {{"/source/url", "code_differs", "ที่อยู่ของหน้านี้เป็นของตัวชี้วัดรหัส " + quoted(pid) + " แต่ในหน้าเป็นตัวชี้วัดรหัส " + quoted(code) + " โปรดตรวจสอบว่าบันทึกหน้าถูกต้อง",
             "The page's address names indicator " + quoted(pid) + ", the page itself " + quoted(code) + "; check that it is the right page."},
            0};
}

PageFinding control_characters(std::string pointer, std::size_t line) {
    return {{std::move(pointer), "control", "มีแท็บหรืออักขระควบคุมในข้อความ ซึ่งพิมพ์ไม่ได้ ระบบแทนด้วยช่องว่างแล้ว โปรดตรวจสอบ",
             "Tabs or other control characters stand in the text and cannot be printed; each became a space."},
            line};
}

PageFinding row_incomplete(std::size_t quarter, std::string_view member, std::size_t line) {
    const std::string number = std::to_string(quarter + 1);
    return {{"/quarters/" + std::to_string(quarter) + "/" + std::string(member), "row_incomplete",
             "แถวของไตรมาสที่ " + number + " ในตารางผลงานมีตัวเลขไม่ครบ โปรดตรวจสอบว่าตัวเลขอยู่ในช่องที่ถูกต้อง",
             "The row of quarter " + number + " lacks a figure; check that the others are where they belong."},
            line};
}

PageFinding quarter_missing(std::size_t quarter, std::size_t line) {
    const std::string number = std::to_string(quarter + 1);
    return {{"/quarters/" + std::to_string(quarter), "quarter_missing", "ตารางผลงานไม่มีแถวของไตรมาสที่ " + number, "The table has no row for quarter " + number + "."}, line};
}

PageFinding out_of_order(std::size_t line) {
    return {{"", "out_of_order", "หัวข้อในหน้านี้ไม่เรียงตามลำดับปกติ โปรดตรวจสอบว่าข้อความอยู่ในส่วนที่ถูกต้อง",
             "The headings are not in their usual order; check that every text is where it belongs."},
            line};
}

PageFinding heading_twice(const SectionRow& row, std::size_t line) {
    return {{pointer_of(row.member), "heading_twice", "พบหัวข้อ " + quoted(row.heading) + " มากกว่าหนึ่งแห่ง ระบบถือว่าบรรทัดนี้เป็นข้อความ โปรดตรวจสอบ",
             "The heading " + quoted(row.heading) + " stands more than once; this one was taken for text."},
            line};
}

PageFinding more_lines(const SectionRow& row, std::size_t line) {
    return {{pointer_of(row.member), "more_lines", "ข้อความใต้หัวข้อ " + quoted(row.heading) + " มีหลายย่อหน้า ระบบนำเข้าไว้ทั้งหมด โปรดตรวจสอบว่าไม่มีหัวข้ออื่นปนอยู่",
             "Several paragraphs stand below " + quoted(row.heading) + "; all were kept. Check that none of them is another heading."},
            line};
}

PageFinding no_colon(std::size_t item, std::size_t line) {
    return {{"/strategy/" + std::to_string(item), "unknown_line", "บรรทัดนี้ไม่ได้ขึ้นต้นด้วยเครื่องหมาย “:” ตามแบบของหน้าเว็บ ระบบนำเข้าไว้ตามเดิม โปรดตรวจสอบ",
             "This line does not begin with a colon, as lines of this section do; it was kept as it is."},
            line};
}

PageFinding unknown_line(const PageLine& line, std::string pointer) {
    return {{std::move(pointer), "unknown_line", "ไม่ทราบว่าข้อความ " + excerpt(line.text) + " เป็นข้อมูลส่วนใด จึงไม่ได้นำเข้า โปรดตรวจสอบ",
             "The line " + excerpt(line.text) + " fits nothing on such a page and was not imported."},
            line.number};
}

PageFinding unknown_value(const FieldRow& row, const PageLine& line) {
    return {{pointer_of(row.member), "unknown_value", "ข้อความ " + excerpt(line.text) + " ไม่ใช่ค่าที่ระบบรู้จักของ " + quoted(row.label) + " จึงไม่ได้นำเข้า โปรดตรวจสอบ",
             "What stands in " + excerpt(line.text) + " is no value that this field can have; it was not imported."},
            line.number};
}

PageFinding unit_differs(const std::string& member, const std::string& unit, std::size_t line) {
    return {{"/unit", "unit_differs", "หน่วยนับ " + quoted(unit) + " ไม่ตรงกับหน่วยนับของตัวชี้วัด โปรดตรวจสอบ",
             "The unit " + quoted(unit) + " that stands with " + member + " is not the indicator's."},
            line};
}

}  // namespace server
