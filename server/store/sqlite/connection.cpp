#include "server/store/sqlite/connection.h"

#include "server/store/store_errors.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Statement.h>

#include <algorithm>
#include <stdexcept>
#include <type_traits>

namespace server {

namespace {

namespace lite = Poco::Data::SQLite;

Poco::Data::Session open_session(const std::filesystem::path& file) {
    static const bool registered = (lite::Connector::registerConnector(), true);
    (void)registered;
    return Poco::Data::Session(lite::Connector::KEY, file.string());
}

// How a Poco exception of a statement is told above.
template <class Work>
auto told(Work work) {
    using Cause = StoreUnavailable::Cause;
    try {
        return work();
    } catch (const lite::DatabaseFullException& e) {
        throw StoreUnavailable(Cause::full, "the disk is full: " + e.displayText());
    } catch (const lite::DBLockedException& e) {
        throw StoreUnavailable(Cause::locked, "the database is locked: " + e.displayText());
    } catch (const lite::TableLockedException& e) {
        throw StoreUnavailable(Cause::locked, "the database is locked: " + e.displayText());
    } catch (const lite::CorruptImageException& e) {
        throw StoreRefused("the database is damaged: " + e.displayText());
    } catch (const lite::ConstraintViolationException&) {
        throw;
    } catch (const lite::SQLiteException& e) {
        throw StoreUnavailable(Cause::failing, "the database fails: " + e.displayText());
    } catch (const Poco::Exception& e) {
        throw StoreUnavailable(Cause::failing, "the database fails: " + e.displayText());
    }
}

void bind_to(Poco::Data::Statement& statement, const Cell& value) {
    using namespace Poco::Data::Keywords;
    std::visit(
        [&](const auto& v) {
            if constexpr (std::is_same_v<std::decay_t<decltype(v)>, std::monostate>) {
                statement.addBind(bind(null));
            } else {
                if constexpr (std::is_same_v<std::decay_t<decltype(v)>, std::string>) {
                    // It would be read back only so far.
                    if (v.find('\0') != std::string::npos) throw std::logic_error("a text to be kept holds a NUL");
                }
                statement.addBind(bind(v));
            }
        },
        value);
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, Use use) : session_(told([&] { return open_session(file); })) {
    run("PRAGMA busy_timeout = 5000");
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA trusted_schema = OFF");
    run("PRAGMA cell_size_check = ON");
    run("PRAGMA cache_size = -16000");  // KiB
    run("PRAGMA temp_store = MEMORY");
    if (use == Use::read) {
        run("PRAGMA query_only = ON");
    } else {
        // No write-ahead log: SQLite before 3.51.3 (Debian 12 has 3.40.1) can lose committed
        // transactions when it resets one (sqlite.org/wal.html, "The WAL-Reset Bug"). EXTRA flushes the
        // folder, too, once the journal is gone.
        run("PRAGMA journal_mode = DELETE");
        run("PRAGMA synchronous = EXTRA");
    }
}

std::size_t Connection::execute(const std::string& sql, const Cells& cells, Rows* rows) {
    Poco::Data::Statement statement(session_);
    statement << sql;
    for (const Cell& value : cells) bind_to(statement, value);
    if (rows) {
        for (std::size_t c = 0; c < rows->width(); ++c) statement.addExtract(Poco::Data::Keywords::into(rows->column(c)));
    }
    return statement.execute();
}

std::size_t Connection::run(const std::string& sql, const Cells& cells) try {
    return told([&] { return execute(sql, cells, nullptr); });
} catch (const lite::ConstraintViolationException& e) {
    throw std::logic_error(e.displayText());
}

std::optional<std::size_t> Connection::run_unless_taken(const std::string& sql, const Cells& cells) try {
    return told([&] { return execute(sql, cells, nullptr); });
} catch (const lite::ConstraintViolationException& e) {
    if (e.displayText().find("UNIQUE constraint failed") == std::string::npos) throw std::logic_error(e.displayText());
    return {};
}

Rows Connection::rows(const std::string& sql, const Cells& cells, std::size_t columns) {
    Rows rows(columns);
    told([&] { return execute(sql, cells, &rows); });
    return rows;
}

std::string Connection::text(const std::string& sql, const Cells& cells) {
    const Rows found = rows(sql, cells, 1);
    return found.empty() ? "" : found.text(0, 0);
}

std::int64_t Connection::number(const std::string& sql, const Cells& cells) {
    const Rows found = rows(sql, cells, 1);
    return found.empty() ? 0 : RowReader(found, 0).number();
}

sqlite3* Connection::handle() { return lite::Utility::dbHandle(session_); }

std::size_t Table::width() const {
    const std::string_view list = columns;
    return static_cast<std::size_t>(std::count(list.begin(), list.end(), ',')) + 1;
}

std::string Table::insert() const {
    std::string marks = "?";
    for (std::size_t i = 1; i < width(); ++i) marks += ", ?";
    return std::string("insert into ") + name + "(" + columns + ") values (" + marks + ")";
}

std::string Table::update() const {
    std::string marks = "?";
    for (std::size_t i = 1; i < width(); ++i) marks += ", ?";
    return std::string("update ") + name + " set (" + columns + ") = (" + marks + ") where id = ? and version = ?";
}

}  // namespace server
