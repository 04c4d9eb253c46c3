// One connection to the database, and what its statements give. Poco::Data and SQLite end in this folder.

#pragma once

#include "server/signoff/times.h"

#include <Poco/Data/Session.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

struct sqlite3;

namespace server {

// A value that goes into a statement.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;
using Cells = std::vector<Cell>;

inline Cell cell(std::string_view text) { return std::string(text); }
inline Cell cell(std::int64_t number) { return number; }
inline Cell cell(Instant instant) { return static_cast<std::int64_t>(instant.time_since_epoch().count()); }
inline Cell cell(const std::optional<Instant>& instant) { return instant ? cell(*instant) : Cell(); }
inline Cell cell(const std::optional<Day>& day) { return day ? cell(write_day(*day)) : Cell(); }

// What a query gave, row by row, as SQLite writes it; null is "".
class Rows {
public:
    explicit Rows(std::size_t columns) : columns_(columns) {}

    std::size_t width() const { return columns_.size(); }
    std::size_t size() const { return columns_.front().size(); }
    bool empty() const { return size() == 0; }
    std::vector<std::string>& column(std::size_t c) { return columns_[c]; }
    const std::string& text(std::size_t row, std::size_t c) const { return columns_[c][row]; }

private:
    std::vector<std::vector<std::string>> columns_;
};

// Goes over a row from its first column to its last, as a record's members are read.
class RowReader {
public:
    RowReader(const Rows& rows, std::size_t row) : rows_(rows), row_(row) {}

    const std::string& text() { return rows_.text(row_, next_++); }
    std::int64_t number() { return number_in(text()); }
    int small() { return static_cast<int>(number()); }
    bool flag() { return number() != 0; }
    Instant instant() { return Instant(std::chrono::milliseconds(number())); }
    std::optional<Instant> instant_or_none() {
        const std::string& digits = text();
        return digits.empty() ? std::nullopt : std::optional<Instant>(std::chrono::milliseconds(number_in(digits)));
    }
    std::optional<Day> day_or_none() { return read_day(text()); }

private:
    static std::int64_t number_in(const std::string& digits) {
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }

    const Rows& rows_;
    std::size_t row_, next_ = 0;
};

// Every function throws StoreUnavailable when the disk is full or fails or somebody else holds the
// database for over 5 s, StoreRefused when the database is damaged, std::logic_error when the
// statement breaks a rule of the tables.
class Connection {
public:
    enum class Use { write, read };

    Connection(const std::filesystem::path& file, Use use);

    // How many rows it changed; nothing for a row that must be unique and is there already.
    std::size_t run(const std::string& sql, const Cells& cells = {});
    std::optional<std::size_t> run_unless_taken(const std::string& sql, const Cells& cells);

    Rows rows(const std::string& sql, const Cells& cells, std::size_t columns);
    std::int64_t number(const std::string& sql, const Cells& cells = {});  // The one value of the one row; 0: no row.
    std::string text(const std::string& sql, const Cells& cells = {});

    sqlite3* handle();  // For the backup, which has no SQL.

private:
    std::size_t execute(const std::string& sql, const Cells& cells, Rows* rows);

    Poco::Data::Session session_;
};

// A table's columns in the order in which its record is written and read.
struct Table {
    const char* name;
    const char* columns;  // Parted by ", ".
    bool may_be_sent = false;  // Has `sent_at`: others may come to see it.

    std::size_t width() const;
    std::string insert() const;  // One row.
    std::string update() const;  // All columns, where id = ? and version = ? follow.
    std::string select() const { return std::string("select ") + columns + " from " + name + " "; }
};

// The records that a query of the table's columns gave.
template <class Read>
auto read_all(const Rows& rows, Read read) {
    std::vector<decltype(read(std::declval<RowReader&>()))> records;
    records.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowReader row(rows, i);
        records.push_back(read(row));
    }
    return records;
}

template <class Read>
auto read_one(const Rows& rows, Read read) {
    using Record = decltype(read(std::declval<RowReader&>()));
    if (rows.empty()) return std::optional<Record>();
    RowReader row(rows, 0);
    return std::optional<Record>(read(row));
}

}  // namespace server
