// What somebody sent to make reports of: saved pages of BMA Digital Plans, or a table. It is kept as it came, so that it can be
// looked at, and looked at again, before anything is made of it.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"
#include "server/store/files.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

enum class ArrivalKind { pages, table };  // In addresses: "pages", "table".
std::optional<ArrivalKind> read_arrival_kind(std::string_view name);

constexpr std::size_t most_arrival = std::size_t{16} << 20;  // Bytes: 200 pages are 2 MB, a table of 20,000 rows some 4 MB.

struct ArrivedReport {
    std::string file;                   // In the archive; "" where there is but one page, and of a table's row.
    layout::Value indicator;            // As a report takes it.
    bool truncated = false;             // The page was cut off.
    std::vector<std::string> remarks;   // What the importer wonders about, with the line.
};

struct RefusedPart {
    std::string file;                   // "": of the table.
    std::vector<std::string> reasons;
};

struct Arrival {
    std::vector<ArrivedReport> reports;
    std::vector<RefusedPart> refused;   // Nothing was made of these.
    std::vector<std::string> skipped;   // Files that are no pages by their names.
};

// A page, a ZIP of pages, or a table, by its bytes. Problems: nothing at all can be read from it.
layout::Result<Arrival> read_arrival(ArrivalKind kind, std::string_view bytes);

}  // namespace server
