#include "server/desk/plan_sheet.h"

#include "layout/value/write_json.h"
#include "server/store/search_text.h"

#include <algorithm>
#include <charconv>

namespace server {

using layout::Value;

namespace {

const SheetRow heading{{"รหัส"}, {"ตัวชี้วัด"}, {"ประเภท"}, {"กำหนดส่งไตรมาสที่ 1"}, {"กำหนดส่งไตรมาสที่ 2"}, {"กำหนดส่งไตรมาสที่ 3"}, {"กำหนดส่งไตรมาสที่ 4"}};
constexpr std::size_t columns = 7, first_due = 3;
constexpr const char *strategic = "เชิงยุทธศาสตร์", *routine = "ภารกิจประจำ";

std::string written(const std::optional<Day>& due) {
    if (!due) return "";
    const std::chrono::year_month_day date(*due);
    return std::to_string(static_cast<unsigned>(date.day())) + "/" + std::to_string(static_cast<unsigned>(date.month())) + "/" + std::to_string(static_cast<int>(date.year()) + 543);
}

std::string label_of(const std::string& type) { return type == "strategic" ? strategic : type == "routine" ? routine : ""; }

// Nothing for a text that is no type.
std::optional<Value> type_in(const std::string& text) {
    if (text.empty()) return Value();
    if (text == strategic || text == "strategic") return Value(std::string("strategic"));
    if (text == routine || text == "routine") return Value(std::string("routine"));
    return {};
}

std::optional<int> whole(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

layout::Problem problem_at(std::size_t row, const char* code, const std::string& thai, const char* english) {
    return {"/table", code, "แถวที่ " + std::to_string(row + 1) + ": " + thai, english};
}

Value indicator_in(const std::vector<std::string>& cells, std::size_t row, layout::Problems& problems) {
    if (cells[0].empty() || cells[1].empty()) problems.push_back(problem_at(row, "required", "ต้องมีรหัสและชื่อตัวชี้วัด", "A row has a code and a name."));
    const auto type = type_in(cells[2]);
    if (!type) problems.push_back(problem_at(row, "type", std::string("ประเภทต้องเป็น “") + strategic + "” หรือ “" + routine + "” หรือเว้นว่าง", "This is no type of indicators."));
    Value::Array due;
    for (std::size_t i = first_due; i < columns; ++i) {
        const auto day = read_typed_day(cells[i]);
        if (!day && !cells[i].empty()) problems.push_back(problem_at(row, "date", "“" + cells[i] + "” ไม่ใช่วันที่ เขียนเช่น 25/6/2564", "This is no date."));
        due.push_back(day ? Value(write_day(*day)) : Value());
    }
    return Value(Value::Object{{"code", Value(cells[0])}, {"name", Value(cells[1])}, {"type", type.value_or(Value())}, {"due", Value(std::move(due))}});
}

}  // namespace

Sheet plan_sheet(const std::vector<PlannedIndicator>& indicators) {
    Sheet sheet{heading};
    for (const PlannedIndicator& one : indicators) {
        SheetRow row{{one.code}, {one.name}, {label_of(one.type)}};
        for (const auto& due : one.due) row.push_back({written(due)});
        sheet.push_back(std::move(row));
    }
    return sheet;
}

std::optional<Day> read_typed_day(const std::string& typed) {
    if (const auto day = read_day(typed)) return day;
    const std::string text = searchable(typed);  // Thai digits as Arabic ones.
    const std::size_t first = text.find('/'), second = text.find('/', first + 1);
    if (first == std::string::npos || second == std::string::npos) return {};
    const auto day = whole(text.substr(0, first)), month = whole(text.substr(first + 1, second - first - 1)), year = whole(text.substr(second + 1));
    if (!day || !month || !year || *year < 2400 || *year > 2700 || *day < 1 || *month < 1) return {};
    const std::chrono::year_month_day date(std::chrono::year(*year - 543), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

layout::Result<std::string> read_plan_sheet(std::string_view bytes) {
    const auto sheet = read_sheet(bytes);
    if (!sheet) return sheet.problems();
    Value::Array indicators;
    layout::Problems problems;
    for (std::size_t i = 0; i < sheet->size(); ++i) {
        std::vector<std::string> cells;
        for (const SheetCell& cell : (*sheet)[i]) cells.push_back(cell.text);
        cells.resize(std::max(cells.size(), columns));
        const bool empty = std::all_of(cells.begin(), cells.end(), [](const std::string& text) { return text.empty(); });
        if (empty || (i == 0 && cells[0] == heading[0].text)) continue;
        indicators.push_back(indicator_in(cells, i, problems));
    }
    if (!problems.empty()) return problems;
    return layout::write_json(Value(Value::Object{{"indicators", Value(std::move(indicators))}}));
}

}  // namespace server
