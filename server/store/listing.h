// Lists of records: which, from where, how many.

#pragma once

#include "server/store/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

inline constexpr int most_rows = 200;  // Of one page of a list.

// What every report of a list has; nothing given, nothing asked.
struct ReportFilter {
    std::optional<int> fiscal_year, quarter;
    std::optional<std::string> office, type;
    std::optional<ReportState> state;
    std::string words;  // Each of them, parted by spaces, stands somewhere in the report's words.
};

struct LetterFilter {
    std::optional<int> year;  // Of registration, common era.
    std::optional<std::string> office;
    std::optional<LetterState> state;
};

// Where a list goes on: behind this row. Rows are in the order of its members.
struct ReportPlace {
    int fiscal_year = 0, quarter = 0;
    std::string office, code, id;

    friend auto operator<=>(const ReportPlace&, const ReportPlace&) = default;
};

struct LetterPlace {
    Instant created;
    std::string id;

    friend auto operator<=>(const LetterPlace&, const LetterPlace&) = default;
};

template <class Record, class Place>
struct PageOf {
    std::vector<Record> items;
    std::optional<Place> next;  // Nothing: this was the last page.
};

using ReportPage = PageOf<Report, ReportPlace>;
using LetterPage = PageOf<Letter, LetterPlace>;

// For an address: letters, digits, '-' and '_'. Nothing for what no list gave.
std::string write_cursor(const ReportPlace& place);
std::string write_cursor(const LetterPlace& place);
std::optional<ReportPlace> read_report_cursor(std::string_view cursor);
std::optional<LetterPlace> read_letter_cursor(std::string_view cursor);

}  // namespace server
