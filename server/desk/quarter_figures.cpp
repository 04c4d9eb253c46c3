#include "server/desk/quarter_figures.h"

#include "layout/value/write_json.h"
#include "server/desk/make_reports.h"
#include "server/office/write_report.h"

#include "fonts/sha256.h"

namespace server {

using layout::Value;

namespace {

const Value& indicator_of(const DraftFigures& draft) { return draft.document.find("indicators")->items().at(0); }

// The figures of a member that is absent are none, and a table cannot say more of them.
Value with_changes(const DraftFigures& draft, const Changes& changes) {
    return with_member(draft.document, "indicators", Value(Value::Array{*apply_changes(indicator_of(draft), changes)}));
}

}  // namespace

QuarterFigures figures_of_quarter(const Visit& visit, const Quarter& quarter) {
    const Registry& registry = visit.desk.registry;
    QuarterFigures figures;
    const auto reading = registry.store.read();
    for (const auto& [code, report] : reports_of_quarter(*reading, visit, quarter.fiscal_year, quarter.quarter)) {
        if (report.state != ReportState::draft && report.state != ReportState::returned) continue;
        figures.emplace(code, DraftFigures{report, read_kept(reading->report_json(visit.caller.sight, report.id, report.version).value())});
    }
    return figures;
}

Sheet sheet_of(const QuarterFigures& figures) {
    std::vector<Value> indicators;
    for (const auto& [code, draft] : figures) indicators.push_back(indicator_of(draft));
    return figures_sheet(indicators);
}

layout::Result<SheetComparison> compare_with(const QuarterFigures& figures, std::string_view table) {
    const auto sheet = read_sheet(table);
    if (!sheet) return sheet.problems();
    Indicators indicators;
    for (const auto& [code, draft] : figures) indicators.emplace(code, indicator_of(draft));
    return compare_sheet(*sheet, indicators);
}

std::string digest_of(const QuarterFigures& figures, const SheetComparison& comparison) {
    std::string said = layout::write_json(comparison_value(comparison));
    for (const SheetChange& one : comparison.changes) said += "\n" + figures.at(one.code).report.id + " " + std::to_string(figures.at(one.code).report.version);
    return fonts::sha256_hex(said);
}

std::vector<CodeProblem> apply_all(const Visit& visit, const QuarterFigures& figures, const SheetComparison& comparison) {
    std::map<std::string, Changes> changes;
    for (const SheetChange& one : comparison.changes) changes[one.code].push_back(one.change);
    std::vector<CodeProblem> problems;
    std::vector<ReportReplacement> replacements;
    for (const auto& [code, list] : changes) {
        const DraftFigures& draft = figures.at(code);
        auto document = read_in_pool(visit, with_changes(draft, list));
        if (!document) return {{code, "ระบบกำลังทำงานเต็มกำลัง ยังไม่ได้แก้ไขรายการใด โปรดลองอีกครั้ง"}};
        if (*document) replacements.push_back({draft.report.id, draft.report.version, **std::move(document), draft.report.truncated});
        else
            for (const layout::Problem& problem : document->problems()) problems.push_back({code, problem.thai});
    }
    if (!problems.empty()) return problems;
    if (const auto refusal = replace_reports(visit.desk.registry, visit.caller, replacements)) return {{"", refusal->detail.thai}};
    return {};
}

}  // namespace server
