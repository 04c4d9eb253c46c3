// Which files go into one archive.

#pragma once

#include "server/bundle/bundle.h"
#include "server/desk/screen.h"

#include <vector>

namespace server {

inline constexpr std::size_t most_bundled = 10'000;  // Reports of one archive: some 400 MB of PDFs.

struct ToBundle {
    std::vector<BundleFile> files;
    std::size_t reports = 0, letters = 0, evidence = 0;
    bool cut = false;  // There are more reports than most_bundled.
};

struct WithThem {
    bool letters = true, evidence = false;
};

// What is signed of what the filter finds: the newest file of each report and, where wanted, the letters that sent them, each
// once, and the evidence.
ToBundle files_found(const Transaction& reading, const Visit& visit, const ReportFilter& filter, WithThem with);

// A letter with its reports and their evidence.
ToBundle files_of_letter(const Transaction& reading, const Visit& visit, const Letter& letter);

// What the archive's table says of each file.
const SheetRow& bundle_headings();

}  // namespace server
