// saraban import-pages: a folder or a ZIP of saved pages into a folder of bma-indicator/1.

#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "server/commands.h"
#include "server/intake/page/import_pages.h"
#include "server/intake/zip_files.h"
#include "server/problem_list.h"
#include "server/whole_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace server {

using layout::Value;
namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 1> options_of_import_pages{"o"};

struct Gathered {
    std::vector<PageFile> pages;
    std::vector<std::string> skipped;  // Files that are no pages by their names.
};

Gathered gather_folder(const fs::path& folder) {
    Gathered gathered;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const std::string name = fs::relative(file, folder).generic_string();
        if (is_page_name(name)) gathered.pages.push_back({name, read_file(file)});
        else gathered.skipped.push_back(name);
    }
    return gathered;
}

layout::Result<Gathered> gather_zip(const fs::path& file) {
    ZipLimits limits;
    limits.file = max_page;
    auto files = read_zip(read_file(file), limits, is_page_name);
    if (!files) return files.problems();
    Gathered gathered;
    for (ZipFile& entry : *files) {
        if (entry.read) gathered.pages.push_back({std::move(entry.name), std::move(entry.bytes)});
        else gathered.skipped.push_back(std::move(entry.name));
    }
    return gathered;
}

fs::path import_of(const fs::path& folder, const std::string& code) { return folder / (code + ".json"); }

std::optional<layout::Result<Value>> earlier_import(const fs::path& folder, const std::string& code) {
    const fs::path file = import_of(folder, code);
    if (!fs::exists(file)) return {};
    auto value = layout::read_json(read_file(file), {.bytes = 16 * max_page, .values = 16 * max_page});
    if (value && value->is_object()) return value;
    const std::string name = file.filename().string();
    return layout::Result<Value>(layout::Problem{"", "earlier_unreadable", "อ่านผลการนำเข้าครั้งก่อน (" + name + ") ไม่ได้ จึงไม่เขียนทับ โปรดตรวจสอบไฟล์นั้น",
                                                 "The earlier import (" + name + ") cannot be read, and was not overwritten."});
}

// Files of earlier imports that no page of this batch speaks of.
Value::Array absent_from(const PageBatch& batch, const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json") names.insert(entry.path().filename().string());
    for (const PageOfBatch& page : batch.pages) names.erase(import_of(folder, page.code).filename().string());
    Value::Array absent;
    for (const std::string& name : names) absent.emplace_back(name);
    return absent;
}

void print_report(const PageBatch& batch, const Gathered& gathered, const fs::path& folder) {
    Value::Array skipped;
    for (const std::string& name : gathered.skipped) skipped.emplace_back(name);
    Value::Object report = batch_value(batch).members();
    report.push_back({"skipped", Value(std::move(skipped))});
    report.push_back({"absent", Value(absent_from(batch, folder))});
    std::fputs((layout::write_json(Value(std::move(report))) + "\n").c_str(), stdout);
}

}  // namespace

int import_pages_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_import_pages);
    const fs::path folder = value_or(line.options, "o", "");
    if (line.operands.size() != 1 || folder.empty()) throw UsageError("import-pages takes DIR|ZIP -o DIR");

    const fs::path input = line.operands[0];
    const auto gathered = fs::is_directory(input) ? layout::Result<Gathered>(gather_folder(input)) : gather_zip(input);
    if (!gathered) {
        std::fputs(errors_json(gathered.problems()).c_str(), stderr);
        return exit_refused;
    }
    fs::create_directories(folder);
    const PageBatch batch = import_pages(gathered->pages, [&](const std::string& code) { return earlier_import(folder, code); });
    for (const PageOfBatch& page : batch.pages)
        if (page.status == PageStatus::fresh || page.status == PageStatus::changed) write_file(import_of(folder, page.code), layout::write_json(page.page.indicator) + "\n");
    print_report(batch, *gathered, folder);
    return batch.refused.empty() ? exit_done : exit_refused;
}

}  // namespace server
