#include "server/intake/page/import_pages.h"

#include "server/intake/page/finding_list.h"
#include "server/problem_list.h"

#include <algorithm>
#include <array>
#include <map>

namespace server {

using layout::Value;

namespace {

layout::Problem code_twice(const std::string& code, const std::string& first) {
    return {"", "code_twice", "ตัวชี้วัดรหัส " + code + " มีอยู่แล้วในไฟล์ " + first + " แต่ข้อมูลไม่ตรงกัน จึงนำเข้าเฉพาะไฟล์แรก โปรดเลือกส่งไฟล์เดียว",
            "Indicator " + code + " already came in " + first + " with other data; only the first was imported."};
}

constexpr std::size_t most_changes = 100;  // Told of a page: more than a clerk would read.

Value change_list(const Changes& changes) {
    Value::Array list;
    for (const Change& change : changes) {
        if (list.size() == most_changes) break;
        list.emplace_back(Value::Object{{"pointer", Value(change.pointer)}, {"old", change.before}, {"new", change.after}});
    }
    return Value(std::move(list));
}

PageFindings all_findings(const PageOfBatch& page) {
    PageFindings findings = page.page.findings;
    if (page.changes.size() > most_changes) findings.push_back(more_changes(page.changes.size() - most_changes));
    return findings;
}

Value page_value(const PageOfBatch& page) {
    constexpr std::array status{"new", "changed", "unchanged", "duplicate"};
    return Value(Value::Object{{"file", Value(page.file)},
                               {"code", Value(page.code)},
                               {"status", Value(status[static_cast<std::size_t>(page.status)])},
                               {"changes", change_list(page.changes)},
                               {"findings", finding_list(all_findings(page))}});
}

Value refusal_value(const RefusedFile& refused) {
    Value::Array errors;
    for (const layout::Problem& problem : refused.problems) errors.push_back(problem_value(problem));
    return Value(Value::Object{{"file", Value(refused.file)}, {"errors", Value(std::move(errors))}});
}

layout::Problems compare_with_earlier(PageOfBatch& page, const EarlierImport& earlier) {
    const auto before = earlier(page.code);
    if (!before) return {};
    if (!*before) return before->problems();
    page.changes = changes_between(**before, page.page.indicator);
    page.status = page.changes.empty() ? PageStatus::unchanged : PageStatus::changed;
    return {};
}

layout::Problems compare_with_twin(PageOfBatch& page, const PageOfBatch& twin) {
    if (!(page.page.indicator == twin.page.indicator)) return {code_twice(page.code, twin.file)};
    page.status = PageStatus::duplicate;
    return {};
}

}  // namespace

bool is_page_name(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    constexpr std::array<std::string_view, 3> endings{".txt", ".html", ".htm"};
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

PageBatch import_pages(const std::vector<PageFile>& files, const EarlierImport& earlier) {
    PageBatch batch;
    std::map<std::string, std::size_t> place_of_code;  // In batch.pages.
    for (const PageFile& file : files) {
        auto read = read_page(file.bytes);
        if (!read) {
            batch.refused.push_back({file.name, read.problems()});
            continue;
        }
        PageOfBatch page{file.name, read->indicator.find("code")->text(), *std::move(read), PageStatus::fresh, {}};
        const auto twin = place_of_code.find(page.code);
        auto problems = twin == place_of_code.end() ? compare_with_earlier(page, earlier) : compare_with_twin(page, batch.pages[twin->second]);
        if (!problems.empty()) {
            batch.refused.push_back({file.name, std::move(problems)});
            continue;
        }
        place_of_code.emplace(page.code, batch.pages.size());
        batch.pages.push_back(std::move(page));
    }
    return batch;
}

Value batch_value(const PageBatch& batch) {
    Value::Array pages, refused;
    for (const PageOfBatch& page : batch.pages) pages.push_back(page_value(page));
    for (const RefusedFile& file : batch.refused) refused.push_back(refusal_value(file));
    return Value(Value::Object{{"pages", Value(std::move(pages))}, {"refused", Value(std::move(refused))}});
}

}  // namespace server
