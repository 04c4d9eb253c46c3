#include "server/intake/sheet/figures_sheet.h"

#include "server/intake/figure.h"
#include "server/intake/page/page_grammar.h"
#include "server/intake/page/page_lines.h"
#include "server/problem_list.h"

#include <algorithm>
#include <optional>
#include <set>

namespace server {

using layout::Problem;
using layout::Value;

namespace {

enum class ColumnKind { code, text, figure, number };

struct SheetColumn {
    std::string heading, pointer;
    ColumnKind kind;
};

void add_figure(std::vector<SheetColumn>& columns, const std::string& heading, const std::string& pointer) {
    columns.push_back({heading, pointer, ColumnKind::figure});
    columns.push_back({heading + " (ตัวเลข)", pointer, ColumnKind::number});
}

const std::vector<SheetColumn>& columns() {
    static const std::vector<SheetColumn> all = [] {
        std::vector<SheetColumn> made{{"รหัสตัวชี้วัด", "/code", ColumnKind::code}, {"ชื่อตัวชี้วัด", "/name", ColumnKind::text}, {"หน่วยนับ", "/unit", ColumnKind::text}};
        add_figure(made, "ค่าเป้าหมาย", "/target");
        add_figure(made, "ผลงานที่ทำได้", "/result");
        for (int q = 0; q < 4; ++q) {
            const std::string quarter = "ไตรมาสที่ " + std::to_string(q + 1), pointer = "/quarters/" + std::to_string(q);
            add_figure(made, quarter + " ผลงาน", pointer + "/result");
            add_figure(made, quarter + " ผลประเมินตัวชี้วัด", pointer + "/score");
            add_figure(made, quarter + " ข้อ 2.1", pointer + "/score_2_1");
            add_figure(made, quarter + " ข้อ 2.2", pointer + "/score_2_2");
        }
        return made;
    }();
    return all;
}

const Value* member(const Value& indicator, const std::string& pointer) {
    const Value* const found = layout::at_pointer(indicator, pointer);
    return found && !found->is_null() ? found : nullptr;
}

// What the table shows of a figure or a text; "" where there is nothing.
std::string text_at(const Value& indicator, const std::string& pointer) {
    const Value* found = member(indicator, pointer);
    if (found && found->is_object()) found = found->find("text");
    return found && found->is_string() ? found->text() : "";
}

SheetCell cell_of(const Value& indicator, const SheetColumn& column) {
    const std::string text = text_at(indicator, column.pointer);
    if (column.kind != ColumnKind::number) return {text, false, false};
    const auto number = number_in(text);
    return {number ? number->text : "", true, false};
}

// Which column of ours each column of the sheet is.
using Places = std::vector<const SheetColumn*>;

Problem wrong_column(const char* code, const std::string& heading, const char* thai, const char* english) {
    return {"", code, "คอลัมน์ “" + heading + "” " + thai, "The column “" + heading + "” " + english};
}

Places read_headings(const SheetRow& headings, layout::Problems& problems) {
    Places places;
    for (const SheetCell& cell : headings) {
        const auto& known = columns();
        const auto found = std::find_if(known.begin(), known.end(), [&](const SheetColumn& c) { return folded(c.heading) == folded(cell.text); });
        const SheetColumn* column = found == known.end() ? nullptr : &*found;
        if (!column && !trimmed_text(cell.text).empty()) problems.push_back(wrong_column("unknown_column", cell.text, "ไม่ใช่คอลัมน์ของตารางนี้ จึงไม่ได้อ่าน", "is none of this table and was not read."));
        if (column && std::find(places.begin(), places.end(), column) != places.end()) {
            problems.push_back(wrong_column("column_twice", cell.text, "มีมากกว่าหนึ่งคอลัมน์ ระบบอ่านเฉพาะคอลัมน์แรก", "stands twice; only the first was read."));
            column = nullptr;
        }
        places.push_back(column);
    }
    return places;
}

class RowComparer {
public:
    RowComparer(std::size_t row, const Value& indicator, SheetComparison& comparison) : row_(row), indicator_(indicator), comparison_(comparison) {}

    void compare(const SheetColumn& column, const SheetCell& cell) {
        if (cell.formula) {
            tell(column, "formula", "เป็นสูตร ระบบไม่รับค่าที่ได้จากสูตร โปรดพิมพ์ค่าลงในเซลล์", "is a formula; type the value itself.");
        } else if (column.kind == ColumnKind::number) {
            compare_number(column, cell);
        } else if (column.kind != ColumnKind::code) {
            compare_text(column, trimmed_text(cell.text));
        }
    }

private:
    void tell(const SheetColumn& column, const char* code, const std::string& thai, const std::string& english) {
        const std::string row = std::to_string(row_);
        comparison_.problems.push_back({column.pointer, code, "แถวที่ " + row + " คอลัมน์ “" + column.heading + "” " + thai, "Row " + row + ", “" + column.heading + "” " + english});
    }

    void compare_text(const SheetColumn& column, const std::string& text) {
        const std::string before = text_at(indicator_, column.pointer);
        if (text == before) return;
        if (column.pointer == "/name" && text.empty()) return tell(column, "required", "ต้องไม่ว่าง", "must not be empty.");
        const Value* const old = member(indicator_, column.pointer);
        const Value after = column.kind == ColumnKind::figure ? figure(text) : text.empty() ? Value() : Value(text);
        const auto old_number = number_in(before), new_number = number_in(text);
        const bool same_number = column.kind == ColumnKind::figure && old_number && old_number == new_number;
        comparison_.changes.push_back({indicator_.find("code")->text(), {column.pointer, old ? *old : Value(), after}, same_number});
        after_[column.pointer] = text;
    }

    // Good is the number of the text beside it, or the old number of a text that changed.
    void compare_number(const SheetColumn& column, const SheetCell& cell) {
        const std::string written = trimmed_text(cell.text);
        const auto number = number_in(written);
        const std::string before = text_at(indicator_, column.pointer);
        const auto changed = after_.find(column.pointer);
        if (written.empty() || (number && (is_number_of(*number, before) || (changed != after_.end() && is_number_of(*number, changed->second))))) return;
        tell(column, "number_contradicts", "ไม่ตรงกับข้อความของตัวเลขเดียวกัน โปรดแก้ที่คอลัมน์ข้อความ", "contradicts the text of the same figure; change the text.");
    }

    static bool is_number_of(const layout::Number& number, const std::string& text) {
        const auto read = number_in(text);
        return read && read->value == number.value;
    }

    const std::size_t row_;
    const Value& indicator_;
    SheetComparison& comparison_;
    std::map<std::string, std::string> after_;  // The new texts of this row, by pointer.
};

bool is_empty(const SheetRow& row) {
    return std::all_of(row.begin(), row.end(), [](const SheetCell& cell) { return trimmed_text(cell.text).empty(); });
}

Problem wrong_code(std::size_t row, const std::string& code, bool twice) {
    const std::string number = std::to_string(row);
    if (twice) return {"/code", "code_twice", "แถวที่ " + number + " รหัส " + code + " ซ้ำกับแถวก่อนหน้า จึงไม่ได้อ่าน", "Row " + number + ": the code " + code + " stands twice; this row was not read."};
    return {"/code", "unknown_code", "แถวที่ " + number + " ไม่มีตัวชี้วัดรหัส “" + code + "”", "Row " + number + ": there is no indicator “" + code + "”."};
}

// Which column of the sheet holds the codes.
layout::Result<std::size_t> code_column_of(const Places& places) {
    const auto codes = std::find_if(places.begin(), places.end(), [](const SheetColumn* column) { return column && column->kind == ColumnKind::code; });
    if (codes != places.end()) return static_cast<std::size_t>(codes - places.begin());
    return Problem{"", "sheet", "ไม่พบคอลัมน์ “" + columns()[0].heading + "” ในแถวแรกของตาราง", "The first row has no column “" + columns()[0].heading + "” (codes)."};
}

std::string code_in(const SheetRow& row, std::size_t column) { return column < row.size() ? trimmed_text(row[column].text) : ""; }

// Texts first, so that the numbers can be held against them.
void compare_row(const SheetRow& row, const Places& places, RowComparer comparer) {
    for (const bool numbers : {false, true})
        for (std::size_t i = 0; i < std::min(row.size(), places.size()); ++i)
            if (places[i] && (places[i]->kind == ColumnKind::number) == numbers) comparer.compare(*places[i], row[i]);
}

}  // namespace

Sheet figures_sheet(const std::vector<Value>& indicators) {
    Sheet sheet(1);
    for (const SheetColumn& column : columns()) sheet[0].push_back({column.heading, false, false});
    for (const Value& indicator : indicators) {
        SheetRow& row = sheet.emplace_back();
        for (const SheetColumn& column : columns()) row.push_back(cell_of(indicator, column));
    }
    return sheet;
}

std::string sheet_heading(const std::string& pointer) {
    const auto found = std::find_if(columns().begin(), columns().end(), [&](const SheetColumn& column) { return column.pointer == pointer; });
    return found == columns().end() ? "" : found->heading;
}

layout::Result<SheetComparison> compare_sheet(const Sheet& sheet, const Indicators& indicators) {
    SheetComparison comparison;
    const Places places = sheet.empty() ? Places{} : read_headings(sheet[0], comparison.problems);
    const auto code_column = code_column_of(places);
    if (!code_column) return code_column.problems();
    std::set<std::string> seen;
    for (std::size_t i = 1; i < sheet.size(); ++i) {
        if (is_empty(sheet[i])) continue;
        const std::string code = code_in(sheet[i], *code_column);
        const auto indicator = indicators.find(code);
        if (indicator == indicators.end() || !seen.insert(code).second) {
            comparison.problems.push_back(wrong_code(i + 1, code, indicator != indicators.end()));
            continue;
        }
        compare_row(sheet[i], places, RowComparer(i + 1, indicator->second, comparison));
    }
    for (const auto& [code, indicator] : indicators)
        if (!seen.count(code)) comparison.absent.push_back(code);
    return comparison;
}

layout::Result<std::vector<std::string>> codes_of_sheet(const Sheet& sheet) {
    layout::Problems problems;  // Told when the sheet is compared.
    const auto code_column = code_column_of(sheet.empty() ? Places{} : read_headings(sheet[0], problems));
    if (!code_column) return code_column.problems();
    std::vector<std::string> codes;
    std::set<std::string> seen;
    for (std::size_t i = 1; i < sheet.size(); ++i)
        if (const std::string code = code_in(sheet[i], *code_column); !code.empty() && seen.insert(code).second) codes.push_back(code);
    return codes;
}

}  // namespace server
