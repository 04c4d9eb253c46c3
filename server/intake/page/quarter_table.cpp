#include "server/intake/page/quarter_table.h"

#include "server/intake/figure.h"
#include "server/intake/page/page_grammar.h"

#include <algorithm>

namespace server {

namespace {

// "95 / 100", either side perhaps empty, is two figures.
std::optional<std::pair<std::string, std::string>> read_pair(const std::string& cell) {
    const auto slash = cell.find('/');
    if (slash == std::string::npos || cell.find('/', slash + 1) != std::string::npos) return {};
    const std::string first = trimmed_text(std::string_view(cell).substr(0, slash));
    const std::string second = trimmed_text(std::string_view(cell).substr(slash + 1));
    const auto is_part = [](const std::string& part) { return part.find_first_of(" ()*") == std::string::npos; };
    if (!is_part(first) || !is_part(second)) return {};
    return std::pair(first, second);
}

// 0 to 3; nothing when the cell is no quarter's number.
std::optional<std::size_t> quarter_in(const std::string& cell) {
    const std::string number = folded(cell);
    if (number.size() != 1 || number[0] < '1' || number[0] > '4') return {};
    return static_cast<std::size_t>(number[0] - '1');
}

// Lines, tabs apart, without blank ones.
PageLines cells_of(const PageLines& lines) {
    PageLines cells;
    for (const PageLine& line : lines) {
        for (std::size_t begin = 0; begin <= line.text.size();) {
            const std::size_t end = std::min(line.text.find('\t', begin), line.text.size());
            if (std::string cell = trimmed_text(std::string_view(line.text).substr(begin, end - begin)); !cell.empty())
                cells.push_back({line.number, std::move(cell)});
            begin = end + 1;
        }
    }
    return cells;
}

class TableReader {
public:
    TableReader(PageLines cells, bool cut) : cells_(std::move(cells)), cut_(cut) {}

    QuarterTable read() && {
        read_head();
        while (at_ < cells_.size()) {
            const auto quarter = quarter_in(cells_[at_].text);
            if (quarter && !seen_[*quarter]) read_row(*quarter);
            else table_.findings.push_back(unknown_line(cells_[at_++], "/quarters"));
        }
        return std::move(table_);
    }

private:
    void read_head() {
        table_.last = "quarters";
        for (; at_ < cells_.size() && !quarter_in(cells_[at_].text); ++at_) {
            const std::string& cell = cells_[at_].text;
            if (is_table_head(folded(cell))) continue;
            const bool bracketed = cell.size() >= 2 && cell.front() == '(' && cell.back() == ')';
            if (bracketed && !table_.unit) table_.unit = trimmed_text(std::string_view(cell).substr(1, cell.size() - 2));
            else table_.findings.push_back(unknown_line(cells_[at_], "/quarters"));
        }
    }

    // Does the cell at `at_` begin the row after `quarter`, whose own pair is missing? Not when a
    // pair follows: then the cell is a score that looks like a quarter's number.
    bool next_row_begins(std::size_t quarter) const {
        if (quarter_in(cells_[at_].text) != quarter + 1) return false;
        return at_ + 1 == cells_.size() || !read_pair(cells_[at_ + 1].text);
    }

    void read_row(std::size_t quarter) {
        seen_[quarter] = true;
        QuarterRow& row = table_.rows[quarter];
        const std::string member = "quarters[" + std::to_string(quarter) + "]";
        table_.last = member;
        const std::size_t line = cells_[at_++].number;
        for (auto* figure : {&row.result, &row.score}) {
            if (at_ == cells_.size() || read_pair(cells_[at_].text) || next_row_begins(quarter)) break;
            *figure = cells_[at_++].text;
            table_.last = member + (figure == &row.result ? ".result" : ".score");
        }
        const auto pair = at_ < cells_.size() ? read_pair(cells_[at_].text) : std::nullopt;
        if (pair) {
            row.score_2_1 = pair->first, row.score_2_2 = pair->second;
            table_.last = member + ".score_2_2";
            ++at_;
        }
        const bool unfinished = cut_ && !pair && at_ == cells_.size();
        if (unfinished) return;
        if (const std::string_view lacks = lacking(row); !lacks.empty()) table_.findings.push_back(row_incomplete(quarter, lacks, line));
        fill_empty(row);
    }

    // The figure that a row should have; "": all are there. The page leaves a score empty as long
    // as its pair is 0 / 0, and at no other time.
    static std::string_view lacking(const QuarterRow& row) {
        if (!row.result) return "result";
        if (!row.score_2_1) return "score_2_1";
        const bool unscored = number_in(*row.score_2_1) == number_in("0") && number_in(*row.score_2_2) == number_in("0");
        return row.score || unscored ? "" : "score";
    }

    static void fill_empty(QuarterRow& row) {
        for (auto* figure : {&row.result, &row.score, &row.score_2_1, &row.score_2_2})
            if (!*figure) figure->emplace();
    }

    const PageLines cells_;
    const bool cut_;
    std::size_t at_ = 0;
    std::array<bool, 4> seen_{};
    QuarterTable table_;
};

}  // namespace

QuarterTable read_quarter_table(const PageLines& lines, bool cut) { return TableReader(cells_of(lines), cut).read(); }

}  // namespace server
