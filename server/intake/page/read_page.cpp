#include "server/intake/page/read_page.h"

#include "server/intake/page/indicator_value.h"
#include "server/intake/page/page_fields.h"
#include "server/intake/page/page_parts.h"
#include "server/intake/page/quarter_table.h"
#include "server/intake/page/read_bodies.h"
#include "server/intake/page/refuse_page.h"

#include <algorithm>
#include <iterator>

namespace server {

namespace {

// A page came whole when its last heading is there, and at the end or with all the others.
bool is_whole(const PageParts& parts) {
    const bool all = std::all_of(parts.sections.begin(), parts.sections.end(), [](const auto& section) { return section.has_value(); });
    return all || parts.last_section == section_count - 1;
}

std::string last_member(const PageParts& parts, const PageFields& fields, const QuarterTable& table) {
    if (!parts.last_section) return fields.last;
    return parts.last_section == table_section ? table.last : std::string(section_rows[*parts.last_section].member);
}

// Sections and rows that are not there though the page goes on below them.
PageFindings missing(const PageParts& parts, const QuarterTable& table) {
    PageFindings findings;
    const auto last = parts.last_section;
    if (!last) return findings;
    for (std::size_t s = 0; s < *last; ++s)
        if (!parts.has(s)) findings.push_back(section_missing(section_rows[s]));
    for (std::size_t q = 0; last != table_section && parts.has(table_section) && q < table.rows.size(); ++q)
        if (!table.rows[q].result) findings.push_back(quarter_missing(q, parts.heading_line[table_section]));
    return findings;
}

// "…mykpi.php?pid=5009-0963" names the indicator; nothing when the address names none.
std::string_view pid_of(std::string_view address) {
    constexpr std::string_view name = "pid=";
    const auto at = address.find(name);
    if (at == std::string_view::npos) return {};
    address.remove_prefix(at + name.size());
    return address.substr(0, address.find_first_of("&# "));
}

PageFindings other_address(const PageParts& parts, const std::string& code) {
    const std::string_view pid = parts.source ? pid_of(*parts.source) : std::string_view();
    if (pid.empty() || pid == code) return {};
    return {code_differs(pid, code)};
}

PageFindings joined(std::initializer_list<PageFindings> lists) {
    PageFindings all;
    for (const PageFindings& list : lists) std::copy(list.begin(), list.end(), std::back_inserter(all));
    return all;
}

// In the order of the lines they speak of; no more than a clerk would read.
PageFindings told(PageFindings findings) {
    constexpr std::size_t most = 100;
    std::stable_sort(findings.begin(), findings.end(), [](const PageFinding& a, const PageFinding& b) { return a.line < b.line; });
    if (findings.size() <= most) return findings;
    const std::size_t untold = findings.size() - (most - 1);
    findings.resize(most - 1);
    findings.push_back(more_findings(untold));
    return findings;
}

}  // namespace

layout::Result<ImportedPage> read_page(std::string_view bytes) {
    const auto text = read_page_text(bytes);
    if (!text) return text.problems();
    PageParts parts = divide_page(text->lines);
    const PageFields fields = read_fields(parts);
    if (auto problem = refuse_page(text->lines, parts, fields)) return *std::move(problem);

    const bool ends_in_table = parts.last_section == table_section;
    const QuarterTable table = parts.has(table_section) ? read_quarter_table(*parts.sections[table_section], ends_in_table) : QuarterTable{};
    const PageBodies bodies = read_bodies(parts);
    const auto cut_at = is_whole(parts) && text->cut_letter == 0 ? std::nullopt : std::optional(last_member(parts, fields, table));

    PageFindings findings = joined({parts.findings, fields.findings, table.findings, bodies.findings, missing(parts, table), other_address(parts, fields.title->code)});
    if (table.unit && folded(*table.unit) != folded(fields.unit.value_or("")))
        findings.push_back(unit_differs("quarters", *table.unit, parts.heading_line[table_section]));
    if (parts.out_of_order != 0) findings.push_back(out_of_order(parts.out_of_order));
    if (parts.cut_heading) findings.push_back(cut_heading(*parts.cut_heading));
    if (text->cut_letter != 0) findings.push_back(cut_letter(text->cut_letter));
    if (cut_at) findings.push_back(truncated(*cut_at, parts.last_section ? section_rows[*parts.last_section].heading : "ส่วนหัว"));
    return ImportedPage{indicator_value(parts.source, cut_at, fields, table, bodies), told(std::move(findings))};
}

}  // namespace server
