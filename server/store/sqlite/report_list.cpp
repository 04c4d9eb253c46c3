// Lists of reports: a walk along one of three indexes, or the few that a search found.

#include "server/store/search_text.h"
#include "server/store/sqlite/report_rows.h"
#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::size_t shortest_trigram = 3;  // Characters; SQLite's trigram index finds nothing shorter.
constexpr std::int64_t few = 1000;           // So many rows are sorted quicker than the list is walked.

struct Query {
    std::string from, where;
    Cells cells;

    void require(const std::string& condition, Cell value) {
        where += " and " + condition;
        cells.push_back(std::move(value));
    }
};

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// What FTS5 is asked: every word, as it stands.
std::string match_of(const std::vector<std::string>& words) {
    std::string match;
    for (const std::string& word : words) {
        std::string quoted;
        for (const char c : word) quoted += c == '"' ? "\"\"" : std::string(1, c);
        match += (match.empty() ? "\"" : " AND \"") + quoted + "\"";
    }
    return match;
}

// Asks for the words. A search that finds few is asked first; words that are everywhere, or too
// short for the index, are looked for row by row while the list is walked, which soon has a page full.
// Whether the index of words leads.
bool require_words(Query& query, Connection& db, const std::string& text) {
    std::vector<std::string> words = split_words(searchable(text)), indexed;
    std::copy_if(words.begin(), words.end(), std::back_inserter(indexed), [](const std::string& word) { return length_of(word) >= shortest_trigram; });
    bool leads = false;
    if (!indexed.empty()) {
        const Cell match = cell(match_of(indexed));
        leads = db.number("select count(*) from (select 1 from report_words where report_words match ? limit ?)", {match, cell(few + 1)}) <= few;
        if (leads) {
            query.require("row in (select rowid from report_words where report_words match ?)", match);
            std::erase_if(words, [](const std::string& word) { return length_of(word) >= shortest_trigram; });
        }
    }
    for (const std::string& word : words) {
        query.require("exists (select 1 from report_words as w where w.rowid = report.row and instr(w.words, ?) > 0)", cell(word));
    }
    return leads;
}

Query query_for(Connection& db, const Sight& sight, const ReportFilter& filter) {
    Query query;
    query.where = in_sight(sight, report_table, query.cells);
    if (filter.fiscal_year) query.require("fiscal_year = ?", cell(*filter.fiscal_year));
    if (filter.quarter) query.require("quarter = ?", cell(*filter.quarter));
    if (filter.office) query.require("office = ?", cell(*filter.office));
    if (filter.type) query.require("type = ?", cell(*filter.type));
    if (filter.state) query.require("state = ?", cell(name_of(*filter.state)));
    const bool words_lead = require_words(query, db, filter.words);

    const bool one_office = filter.office || sight.reach == Reach::own_office;
    const char* index = one_office ? "indexed by report_by_office" : filter.state ? "indexed by report_by_state" : "indexed by report_by_quarter";
    query.from = std::string(" from report ") + (words_lead ? "not indexed" : index) + " where ";
    return query;
}

ReportPlace place_of(const Report& report) { return {report.fiscal_year, report.quarter, report.office, report.code, report.id}; }

}  // namespace

ReportPage SqliteTransaction::reports(const Sight& sight, const ReportFilter& filter, const std::optional<ReportPlace>& after, int limit) const {
    Query query = query_for(db(), sight, filter);
    if (after) {
        query.where += " and (fiscal_year, quarter, office, code, id) > (?, ?, ?, ?, ?)";
        for (const Cell& value : {cell(after->fiscal_year), cell(after->quarter), cell(after->office), cell(after->code), cell(after->id)}) {
            query.cells.push_back(value);
        }
    }
    limit = std::clamp(limit, 1, most_rows);
    query.cells.push_back(cell(limit + 1));
    const std::string sql = std::string("select ") + report_table.columns + query.from + query.where +
                            " order by fiscal_year, quarter, office, code, id limit ?";
    ReportPage page{read_all(db().rows(sql, query.cells, report_table.width()), read_report_row), {}};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.pop_back();
        page.next = place_of(page.items.back());
    }
    return page;
}

std::int64_t SqliteTransaction::count_reports(const Sight& sight, const ReportFilter& filter) const {
    const Query query = query_for(db(), sight, filter);
    return db().number("select count(*)" + query.from + query.where, query.cells);
}

}  // namespace server
