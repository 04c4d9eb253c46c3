// Lists of reports: a walk along one of three indexes, or the few that a search found.

#include "server/store/search_text.h"
#include "server/store/sqlite/report_rows.h"
#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::size_t trigram = 3;            // Characters. SQLite's index of trigrams finds no shorter words.
constexpr std::size_t most_trigrams = 64;     // Asked for in place of a shorter word; more of them are everywhere.
constexpr std::int64_t few = 1000;            // So many rows are sorted quicker than the list is walked.

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

std::string phrase_of(const std::string& word) {
    std::string text;
    for (const char c : word) text += c == '"' ? "\"\"" : std::string(1, c);
    return "\"" + text + "\"";
}

// The indexed trigrams that begin with a word of one or two characters; if there are too many, one
// more than most_trigrams. `put_words` sees to it that every character begins one.
std::vector<std::string> trigrams_with(Connection& db, const std::string& word) {
    std::vector<std::string> found;
    for (std::string last = word; found.size() <= most_trigrams; found.push_back(last)) {
        // ">=" and one more byte: SQLite would walk every instance of a term that it is to leave behind.
        last = db.text("select term from report_trigrams where term >= ? and term < ? limit 1", {cell(last + '\x01'), cell(word + "\U0010FFFF")});
        if (last.empty()) break;
    }
    return found;
}

std::string any_of(const std::vector<std::string>& terms) {
    std::string any;
    for (const std::string& term : terms) any += (any.empty() ? "(" : " OR ") + phrase_of(term);
    return any + ")";
}

// Asks for the words. Where they are few, the index of words is asked first; words that are
// everywhere are looked for row by row while the list is walked, which soon has a page full. Who
// counts needs all the rows, and asks the index. Whether the index of words leads.
bool require_words(Query& query, Connection& db, const std::string& text, bool counts) {
    std::vector<std::string> everywhere;
    std::string match;
    for (const std::string& word : split_words(searchable(text))) {
        const std::vector<std::string> terms = length_of(word) < trigram ? trigrams_with(db, word) : std::vector{word};
        if (terms.empty()) query.where += " and 0";
        if (terms.size() > most_trigrams) everywhere.push_back(word);
        if (!terms.empty() && terms.size() <= most_trigrams) match += (match.empty() ? "" : " AND ") + any_of(terms);
    }
    bool leads = false;
    if (!match.empty()) {
        leads = counts || db.number("select count(*) from (select 1 from report_words where report_words match ? limit ?)", {cell(match), cell(few + 1)}) <= few;
        if (!leads) everywhere = split_words(searchable(text));
        if (leads) query.require("row in (select rowid from report_words where report_words match ?)", cell(match));
    }
    for (const std::string& word : everywhere) {
        query.require("exists (select 1 from report_words as w where w.rowid = report.row and instr(w.words, ?) > 0)", cell(word));
    }
    return leads;
}

Query query_for(Connection& db, const Sight& sight, const ReportFilter& filter, bool counts) {
    Query query;
    query.where = in_sight(sight, report_table, query.cells);
    if (filter.fiscal_year) query.require("fiscal_year = ?", cell(*filter.fiscal_year));
    if (filter.quarter) query.require("quarter = ?", cell(*filter.quarter));
    if (filter.office) query.require("office = ?", cell(*filter.office));
    if (filter.type) query.require("type = ?", cell(*filter.type));
    if (filter.state) query.require("state = ?", cell(name_of(*filter.state)));
    const bool words_lead = require_words(query, db, filter.words, counts);

    const bool one_office = filter.office || sight.reach == Reach::own_office;
    const char* index = one_office ? "indexed by report_by_office" : filter.state ? "indexed by report_by_state" : "indexed by report_by_quarter";
    query.from = std::string(" from report ") + (words_lead ? "not indexed" : index) + " where ";
    return query;
}

ReportPlace place_of(const Report& report) { return {report.fiscal_year, report.quarter, report.office, report.code, report.id}; }

}  // namespace

ReportPage SqliteTransaction::reports(const Sight& sight, const ReportFilter& filter, const std::optional<ReportPlace>& after, int limit) const {
    Query query = query_for(db(), sight, filter, false);
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
    const Query query = query_for(db(), sight, filter, true);
    return db().number("select count(*)" + query.from + query.where, query.cells);
}

}  // namespace server
