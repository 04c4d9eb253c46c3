#include "server/intake/page/refuse_page.h"

#include <algorithm>

namespace server {

namespace {

using layout::Problem;

const OtherPageRow* other_page_of(const PageLines& lines) {
    for (const PageLine& line : lines) {
        if (const OtherPageRow* row = other_page_marked_by(folded(line.text))) return row;
    }
    return nullptr;
}

// The line that names another page: "NAME : NUMBER", the number with or without dashes.
std::string title_of(const PageLines& lines) {
    for (const PageLine& line : lines) {
        const auto colon = line.text.rfind(':');
        if (colon == std::string::npos || colon == 0) continue;
        const std::string number = trimmed_text(std::string_view(line.text).substr(colon + 1));
        const bool is_number = !number.empty() && number.find_first_not_of("0123456789-") == std::string::npos;
        if (is_number && field_rows.end() == std::find_if(field_rows.begin(), field_rows.end(), [&](const FieldRow& row) {
                return line.text.starts_with(row.label);
            }))
            return line.text;
    }
    return {};
}

Problem other_page(const OtherPageRow& row, const std::string& title) {
    const std::string thai_title = title.empty() ? "" : " “" + title + "”", title_english = title.empty() ? "" : ", “" + title + "”";
    return {"", std::string(row.code),
            "หน้านี้เป็น" + std::string(row.thai) + thai_title + " ไม่ใช่หน้ารายละเอียดตัวชี้วัด จึงนำเข้าไม่ได้",
            "This is the page of " + std::string(row.english) + title_english + "; only pages of a unit's indicator are imported."};
}

const Problem empty_page{"", "empty_page", "หน้านี้ไม่มีข้อความ", "The page has no text."};
const Problem reader_view{
    "", "reader_view",
    "หน้านี้บันทึกจากมุมมองสำหรับอ่านของเบราว์เซอร์ ซึ่งตัดชื่อตัวชี้วัด ตารางผลงาน และหัวข้อรายไตรมาสออก จึงไม่อาจทราบได้ว่าข้อความใดเป็นของไตรมาสใด โปรดเปิดหน้าตัวชี้วัดตามปกติแล้วบันทึกใหม่",
    "The page was saved by a reader view, which drops the title, the table and the headings: no text can be given to its quarter. Save the page as the browser shows it."};
const Problem no_code{"", "no_code", "ไม่พบชื่อและรหัสตัวชี้วัด (เช่น “ชื่อตัวชี้วัด : 5009-0963”) จึงนำเข้าไม่ได้ โปรดบันทึกหน้านี้ใหม่ทั้งหน้า",
                      "No line gives the indicator's name and code (“NAME : 5009-0963”); save the whole page again."};
const Problem unknown_page{"", "unknown_page", "หน้านี้ไม่ใช่หน้ารายละเอียดตัวชี้วัดของระบบ BMA Digital Plans จึงนำเข้าไม่ได้",
                           "This is no indicator page of BMA Digital Plans."};

Problem several_pages(const PageTitle& second) {
    const std::string line = std::to_string(second.line);
    return {"", "several_pages", "ไฟล์นี้มีตัวชี้วัดมากกว่าหนึ่งหน้า (" + second.code + " เริ่มบรรทัดที่ " + line + ") โปรดแยกเป็นไฟล์ละหน้า",
            "The file holds more than one page (" + second.code + " begins at line " + line + "); save each as a file of its own."};
}

// A title with a target right below it, beneath the first heading: another page begins.
std::optional<PageTitle> second_title(const PageParts& parts) {
    for (const auto& section : parts.sections) {
        if (!section) continue;
        std::optional<PageTitle> above;
        for (const PageLine& line : *section) {
            if (line.text.empty()) continue;
            if (above && line.text.starts_with(field_rows[0].label)) return above;
            above = read_title(line);
        }
    }
    return {};
}

// Reports that stand below no heading. The last line of a page may be a cut label or heading.
bool text_without_heading(const PageParts& parts, const PageFields& fields) {
    return std::any_of(fields.unknown.begin(), fields.unknown.end(), [&](const PageLine& line) { return !(line == parts.top.back()); });
}

}  // namespace

std::optional<Problem> refuse_page(const PageLines& lines, const PageParts& parts, const PageFields& fields) {
    if (std::all_of(lines.begin(), lines.end(), [](const PageLine& line) { return line.text.empty(); })) return empty_page;
    if (!fields.title) {
        if (const OtherPageRow* row = other_page_of(lines)) return other_page(*row, title_of(lines));
        if (parts.has_sections()) return fields.any ? no_code : unknown_page;
        return fields.any ? reader_view : unknown_page;
    }
    if (const auto second = second_title(parts)) return several_pages(*second);
    if (parts.has_sections()) return {};
    if (!fields.any) return unknown_page;
    if (text_without_heading(parts, fields)) return reader_view;
    return {};
}

}  // namespace server
