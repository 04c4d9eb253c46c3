#include "server/store/sqlite/transaction.h"

#include "server/store/sqlite/tables.h"

#include <algorithm>
#include <stdexcept>

namespace server {

SqliteTransaction::SqliteTransaction(Borrowed connection, Connection::Use use) : connection_(std::move(connection)), use_(use) {
    db().run(use_ == Connection::Use::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

SqliteTransaction::~SqliteTransaction() {
    if (!open_) return;
    try {
        db().run("ROLLBACK");
    } catch (const std::exception&) {
        // SQLite has rolled back by itself after most failures; the next BEGIN tells of any other.
    }
}

void SqliteTransaction::commit() {
    for (const Touched& touched : touched_) {
        const bool told = std::any_of(events_.begin(), events_.end(), [&](const AuditEvent& event) {
            return event.record == touched.record && event.version == touched.version && (touched.state.empty() || event.state == touched.state) &&
                   (touched.data_sha256.empty() || event.data_sha256 == touched.data_sha256) &&
                   (touched.file_sha256.empty() || event.file_sha256 == touched.file_sha256);
        });
        if (!told) throw std::logic_error("version " + std::to_string(touched.version) + " of " + touched.record + " has no audit event of its own");
    }
    db().run("COMMIT");
    open_ = false;
}

std::string in_sight(const Sight& sight, const Table& table, Cells& cells) {
    if (sight.reach == Reach::everything) return "1";
    cells.push_back(cell(sight.office));
    return sight.reach == Reach::and_sent && table.may_be_sent ? "(office = ? or sent_at is not null)" : "office = ?";
}

Outcome SqliteTransaction::insert(const Table& table, const Cells& cells, Touched touched) {
    if (touched.version != 1) throw std::logic_error("a new record of " + std::string(table.name) + " has version 1");
    if (!db().run_unless_taken(table.insert(), cells)) return Outcome::taken;
    touched_.push_back(std::move(touched));
    return Outcome::done;
}

Outcome SqliteTransaction::update(const Sight& sight, const Table& table, std::string_view office, Cells cells, Touched touched) {
    const auto version = version_of(sight, table, touched.record, office);
    if (!version) return Outcome::not_found;
    if (*version + 1 != touched.version) return Outcome::stale;
    cells.push_back(cell(touched.record));
    cells.push_back(cell(*version));
    const auto changed = db().run_unless_taken(table.update(), cells);
    if (!changed) return Outcome::taken;
    touched_.push_back(std::move(touched));
    return Outcome::done;
}

Outcome SqliteTransaction::put_row(const Sight& sight, const Table& table, std::string_view office, Cells cells, Touched touched) {
    if (touched.version != 1) return update(sight, table, office, std::move(cells), std::move(touched));
    return insert(table, cells, std::move(touched)) == Outcome::taken ? Outcome::stale : Outcome::done;
}

std::optional<std::int64_t> SqliteTransaction::version_of(const Sight& sight, const Table& table, std::string_view id,
                                                          std::optional<std::string_view> office) const {
    Cells cells{cell(id)};
    std::string sql = std::string("select version from ") + table.name + " where id = ? and " + in_sight(sight, table, cells);
    if (office && sight.reach != Reach::everything) {
        sql += " and office = ?";
        cells.push_back(cell(*office));
    }
    return read_one(db().rows(sql, cells, 1), [](RowReader& row) { return row.number(); });
}

std::optional<std::int64_t> SqliteTransaction::version_of_owner(const Sight& sight, std::string_view owner) const {
    const auto report = version_of(sight, report_table, owner);
    return report ? report : version_of(sight, letter_table, owner);
}

void SqliteTransaction::keep_content(std::string_view sha256, std::string_view json) {
    db().run("insert into content(sha256, json) values (?, ?) on conflict do nothing", {cell(sha256), cell(json)});
}

std::optional<std::string> SqliteTransaction::content_of(std::string_view record, std::int64_t version) const {
    const Rows found = db().rows("select json from content where sha256 = (select data_sha256 from audit where record = ? and version = ? "
                                 "and data_sha256 <> '' order by number desc limit 1)",
                                 {cell(record), cell(version)}, 1);
    return read_one(found, [](RowReader& row) { return row.text(); });
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

}  // namespace server
