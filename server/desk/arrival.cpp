#include "server/desk/arrival.h"

#include "server/desk/report_form.h"
#include "server/intake/page/import_pages.h"
#include "server/intake/sheet/figures_sheet.h"
#include "server/intake/zip_files.h"
#include "server/office/report_document.h"

#include <algorithm>
#include <array>

namespace server {

using layout::Value;

namespace {

// What an imported page says of itself, and a report does not.
Value as_report_takes_it(const Value& imported) {
    constexpr std::array<std::string_view, 4> of_the_page{"schema", "source", "page_flag", "org_code"};
    Value::Object members;
    for (const auto& member : imported.members())
        if (std::find(of_the_page.begin(), of_the_page.end(), member.name) == of_the_page.end()) members.push_back(member);
    return Value(std::move(members));
}

bool was_cut(const Value& imported) {
    const Value* truncated = layout::at_pointer(imported, "/source/truncated");
    return truncated && truncated->kind() == Value::Kind::boolean && truncated->boolean();
}

std::string remark_of(const PageFinding& finding) {
    return finding.line == 0 ? finding.problem.thai : "บรรทัดที่ " + std::to_string(finding.line) + " " + finding.problem.thai;
}

ArrivedReport arrived(const PageOfBatch& page) {
    ArrivedReport report{page.file, as_report_takes_it(page.page.indicator), was_cut(page.page.indicator), {}};
    for (const PageFinding& finding : page.page.findings) report.remarks.push_back(remark_of(finding));
    return report;
}

std::vector<std::string> reasons_of(const layout::Problems& problems) {
    std::vector<std::string> reasons;
    for (const layout::Problem& problem : problems) reasons.push_back(problem.thai);
    return reasons;
}

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

layout::Result<std::vector<PageFile>> page_files(std::string_view bytes, std::vector<std::string>& skipped) {
    if (!is_zip(bytes)) return std::vector<PageFile>{{"", std::string(bytes)}};
    ZipLimits limits;
    limits.file = max_page;
    auto entries = read_zip(bytes, limits, is_page_name);
    if (!entries) return entries.problems();
    std::vector<PageFile> files;
    for (ZipFile& entry : *entries) {
        if (entry.read) files.push_back({std::move(entry.name), std::move(entry.bytes)});
        else skipped.push_back(std::move(entry.name));
    }
    if (!files.empty()) return files;
    return layout::Problem{"", "no_pages", "ในแฟ้ม ZIP นี้ไม่มีหน้าที่บันทึกไว้ (.txt .html .htm)", "The archive has no saved pages."};
}

layout::Result<Arrival> read_pages(std::string_view bytes) {
    Arrival arrival;
    const auto files = page_files(bytes, arrival.skipped);
    if (!files) return files.problems();
    const PageBatch batch = import_pages(*files, [](const std::string&) { return std::nullopt; });
    for (const RefusedFile& one : batch.refused) {
        if (files->size() == 1) return one.problems;
        arrival.refused.push_back({one.file, reasons_of(one.problems)});
    }
    for (const PageOfBatch& page : batch.pages) {
        if (page.status == PageStatus::duplicate) arrival.skipped.push_back(page.file);
        else arrival.reports.push_back(arrived(page));
    }
    return arrival;
}

layout::Result<Arrival> read_table(std::string_view bytes) {
    const auto sheet = read_sheet(bytes);
    if (!sheet) return sheet.problems();
    const auto codes = codes_of_sheet(*sheet);
    if (!codes) return codes.problems();
    Indicators blank;
    for (const std::string& code : *codes) blank.emplace(code, with_member(blank_indicator(), "code", Value(code)));
    const auto comparison = compare_sheet(*sheet, blank);
    if (!comparison) return comparison.problems();

    std::map<std::string, Changes> changes;
    for (const SheetChange& one : comparison->changes) changes[one.code].push_back(one.change);
    Arrival arrival;
    for (const std::string& code : *codes) arrival.reports.push_back({"", *apply_changes(blank.at(code), changes[code]), false, {}});
    if (!comparison->problems.empty()) arrival.refused.push_back({"", reasons_of(comparison->problems)});
    return arrival;
}

}  // namespace

std::optional<ArrivalKind> read_arrival_kind(std::string_view name) {
    if (name == "pages") return ArrivalKind::pages;
    if (name == "table") return ArrivalKind::table;
    return {};
}

layout::Result<Arrival> read_arrival(ArrivalKind kind, std::string_view bytes) { return kind == ArrivalKind::pages ? read_pages(bytes) : read_table(bytes); }

}  // namespace server
