// Many saved pages at once, each against what was imported of it before.

#pragma once

#include "server/intake/changes.h"
#include "server/intake/page/read_page.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct PageFile {
    std::string name;
    std::string bytes;
};

enum class PageStatus {
    fresh,      // Nothing was imported of it before.
    changed,
    unchanged,
    duplicate,  // Says the very same as an earlier page of this batch.
};

struct PageOfBatch {
    std::string file, code;
    ImportedPage page;
    PageStatus status = PageStatus::fresh;
    Changes changes;  // Against the earlier import.
};

struct RefusedFile {
    std::string file;
    layout::Problems problems;
};

struct PageBatch {
    std::vector<PageOfBatch> pages;
    std::vector<RefusedFile> refused;
};

// Is this the name of a saved page: .txt, .html, .htm?
bool is_page_name(std::string_view name);

// The earlier import of an indicator's code; nothing when there is none. A problem: there is one
// that cannot be read.
using EarlierImport = std::function<std::optional<layout::Result<layout::Value>>(const std::string& code)>;

// Reads every file, in their order. Beyond what read_page refuses, a second page of a code that
// says something else ("code_twice"): which of them counts is not ours to guess, the first is kept.
PageBatch import_pages(const std::vector<PageFile>& files, const EarlierImport& earlier);

// {"pages": [{"file", "code", "status": "new" | "changed" | "unchanged" | "duplicate", "changes": [{"pointer",
// "old", "new"}], "findings": […]}], "refused": [{"file", "errors": […]}]}. Of a page's changes the first 100; a finding
// ("more_changes") then says how many more there are.
layout::Value batch_value(const PageBatch& batch);

}  // namespace server
