// saraban table: the figures of many indicators to a sheet, and a clerk's sheet back as changes
// to confirm. saraban carry-forward: a quarter begun with the one before it.

#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "server/commands.h"
#include "server/intake/carry_forward.h"
#include "server/intake/sheet/figures_sheet.h"
#include "server/problem_list.h"
#include "server/whole_file.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace server {

using layout::Value;
namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 1> options_of_table{"o"};
constexpr layout::JsonLimits file_limits{.bytes = std::size_t{64} << 20, .values = 4'000'000};

int refuse(const layout::Problems& problems) {
    std::fputs(errors_json(problems).c_str(), stderr);
    return exit_refused;
}

// Throws UsageError for a file that holds no indicator.
Value read_indicator(const fs::path& file) {
    const auto value = layout::read_json(read_file(file), file_limits);
    if (!value) throw UsageError(file.string() + ": " + value.problems().front().english);
    const Value *schema = value->find("schema"), *code = value->find("code");
    if (!schema || !(*schema == Value("bma-indicator/1")) || !code || !code->is_string()) throw UsageError(file.string() + " is no bma-indicator/1");
    return *value;
}

// The indicators that import-pages left in a folder.
Indicators read_indicators(const fs::path& folder) {
    Indicators indicators;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        Value indicator = read_indicator(entry.path());
        const std::string code = indicator.find("code")->text();
        if (!indicators.emplace(code, std::move(indicator)).second) throw UsageError("two files of " + folder.string() + " hold " + code);
    }
    return indicators;
}

int export_table(const CommandLine& line) {
    const std::string out = value_or(line.options, "o", "-");
    std::vector<Value> indicators;
    for (const auto& [code, indicator] : read_indicators(line.operands[1])) indicators.push_back(indicator);
    const Sheet sheet = figures_sheet(indicators);
    write_file(out, fs::path(out).extension() == ".xlsx" ? write_xlsx(sheet) : write_csv(sheet));
    return exit_done;
}

int compare_table(const CommandLine& line) {
    const auto sheet = read_sheet(read_file(line.operands[1]));
    if (!sheet) return refuse(sheet.problems());
    const auto comparison = compare_sheet(*sheet, read_indicators(line.operands[2]));
    if (!comparison) return refuse(comparison.problems());
    write_file(value_or(line.options, "o", "-"), layout::write_json(comparison_value(*comparison)) + "\n");
    return comparison->problems.empty() ? exit_done : exit_refused;
}

layout::Problem no_indicator(const std::string& code) {
    return {"", "unknown_code", "ไม่มีตัวชี้วัดรหัส " + code, "There is no indicator " + code + "."};
}

// Every change or none.
int apply_table(const CommandLine& line) {
    const fs::path folder = line.operands[2];
    const auto document = layout::read_json(read_file(line.operands[1]), file_limits);
    const auto confirmed = document ? read_confirmed(*document) : layout::Result<std::map<std::string, Changes>>(document.problems());
    if (!confirmed) return refuse(confirmed.problems());
    const Indicators indicators = read_indicators(folder);
    layout::Problems problems;
    Indicators changed;
    for (const auto& [code, changes] : *confirmed) {
        const auto indicator = indicators.find(code);
        const auto applied = indicator == indicators.end() ? layout::Result<Value>(no_indicator(code)) : apply_changes(indicator->second, changes);
        if (applied) changed.emplace(code, *applied);
        else problems.insert(problems.end(), applied.problems().begin(), applied.problems().end());
    }
    if (!problems.empty()) return refuse(problems);
    for (const auto& [code, indicator] : changed) replace_file(folder / (code + ".json"), layout::write_json(indicator) + "\n");
    return exit_done;
}

}  // namespace

int table_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_table);
    const std::string task = line.operands.empty() ? "" : line.operands[0];
    if (task == "export" && line.operands.size() == 2) return export_table(line);
    if (task == "compare" && line.operands.size() == 3) return compare_table(line);
    if (task == "apply" && line.operands.size() == 3 && line.options.empty()) return apply_table(line);
    throw UsageError("table takes export DIR, compare SHEET DIR or apply CHANGES.json DIR");
}

int carry_forward_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_table);
    if (line.operands.size() != 2 || line.operands[1].size() != 1) throw UsageError("carry-forward takes INDICATOR.json QUARTER");
    const auto carried = carry_forward(read_indicator(line.operands[0]), line.operands[1][0] - '0');
    if (!carried) return refuse(carried.problems());
    write_file(value_or(line.options, "o", "-"), layout::write_json(*carried) + "\n");
    return exit_done;
}

}  // namespace server
