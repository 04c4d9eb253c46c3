#include "server/store/sqlite/store.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

namespace server {

namespace {

// Readers never wait for one another up to this many; each keeps a cache of its own.
constexpr int most_readers = 4;

std::vector<std::unique_ptr<Connection>> connections(const std::filesystem::path& file, Connection::Use use, int number) {
    std::vector<std::unique_ptr<Connection>> made;
    for (int i = 0; i < number; ++i) made.push_back(std::make_unique<Connection>(file, use));
    return made;
}

}  // namespace

SqliteStore::SqliteStore(const std::filesystem::path& file, std::optional<FolderLock> lock)
    : lock_(std::move(lock)), writer_(connections(file, Connection::Use::write, 1)), readers_(connections(file, Connection::Use::read, most_readers)) {}

std::unique_ptr<const Transaction> SqliteStore::read() { return std::make_unique<SqliteTransaction>(readers_.borrow(), Connection::Use::read); }

std::unique_ptr<Transaction> SqliteStore::write() { return std::make_unique<SqliteTransaction>(writer_.borrow(), Connection::Use::write); }

std::vector<std::string> SqliteStore::faults(std::span<const ChainHead> kept, Depth depth) {
    // A restart waits for all three.
    auto of_records = std::async(std::launch::async, [&] { return record_faults(*readers_.borrow(), depth); });
    auto of_chain = std::async(std::launch::async, [&] { return chain_faults({readers_.borrow(), Connection::Use::read}, kept); });
    std::vector<std::string> faults = page_faults(*readers_.borrow(), depth);
    if (!faults.empty()) return faults;  // The others have ended before this does.
    faults = of_chain.get();
    std::ranges::move(of_records.get(), std::back_inserter(faults));
    return faults;
}

std::vector<std::string> SqliteStore::files_referred_to() {
    const Borrowed db = readers_.borrow();
    return std::move(db->rows("select sha256 from document union select sha256 from evidence order by 1", {}, 1).column(0));
}

void SqliteStore::probe() {
    const Borrowed db = writer_.borrow();
    db->run("update probe set number = number + 1");
}

}  // namespace server
