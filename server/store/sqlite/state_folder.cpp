// Opening a folder of records, copying it, and getting it back.

#include "server/store/sqlite/schema.h"
#include "server/store/sqlite/store.h"
#include "server/store/sqlite_store.h"

#include <sqlite3.h>

#include <memory>

namespace server {

namespace {

namespace fs = std::filesystem;

constexpr const char* database_name = "store.sqlite";
constexpr const char* files_name = "files";
constexpr const char* lock_name = "serving.lock";

// Whatever hinders the opening hinders the start.
template <class Work>
auto or_refuse(const fs::path& folder, Work work) try {
    return work();
} catch (const StoreUnavailable& e) {
    throw StoreRefused(folder.string() + ": " + e.what());
} catch (const fs::filesystem_error& e) {
    throw StoreRefused(e.what());
}

bool has_files(const fs::path& folder) { return fs::exists(folder / files_name) && !Files(folder / files_name).is_empty(); }

// Brings the database to the newest schema. Only who has the lock may: an older server may be running.
void make_newest(const fs::path& folder, bool locked) {
    Connection db(folder / database_name, Connection::Use::write);
    const int schema = schema_of(db);
    if (schema > newest_schema()) {
        throw StoreRefused(folder.string() + " was written by a newer program (schema " + std::to_string(schema) + ", this one knows " +
                           std::to_string(newest_schema()) + ")");
    }
    if (schema == 0 && has_files(folder)) throw StoreRefused(folder.string() + " has files, but its database is empty; restore a backup");
    if (schema == newest_schema()) return;
    const auto lock = locked ? std::nullopt : FolderLock::take(folder / lock_name);
    if (!locked && !lock) throw StoreRefused(folder.string() + " is served by an older program; stop it first");
    migrate(db);
}

std::unique_ptr<SqliteStore> open_store(const fs::path& folder, Opening opening) {
    fs::create_directories(folder);
    auto lock = opening == Opening::serve ? FolderLock::take(folder / lock_name) : std::nullopt;
    if (opening == Opening::serve && !lock) throw StoreRefused(folder.string() + " is in use by another server");
    if (!fs::exists(folder / database_name) && has_files(folder)) {
        throw StoreRefused(folder.string() + " has files, but " + database_name + " is missing; restore a backup");
    }
    make_newest(folder, lock.has_value());
    return std::make_unique<SqliteStore>(folder / database_name, std::move(lock));
}

void refuse_faults(const fs::path& folder, const std::vector<std::string>& faults) {
    if (!faults.empty()) throw StoreRefused(folder.string() + ": " + faults.front());
}

// Page by page, at one moment: writers wait until it is done, or it until they are.
void copy_database(const fs::path& from, const fs::path& to) {
    Connection source(from, Connection::Use::read), target(to, Connection::Use::write);
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> backup(sqlite3_backup_init(target.handle(), "main", source.handle(), "main"),
                                                                           &sqlite3_backup_finish);
    const int result = backup ? sqlite3_backup_step(backup.get(), -1) : SQLITE_ERROR;
    if (result != SQLITE_DONE) throw StoreRefused("cannot copy " + from.string() + ": " + sqlite3_errstr(result));
}

void copy_file(const Files& from, const Files& to, const std::string& sha256) {
    auto file = from.open(sha256);
    if (!file) throw StoreRefused("the file " + sha256 + " is missing in " + from.folder().string());
    IncomingFile copy = to.receive(file->bytes());
    for (std::string next = file->read(1 << 16); !next.empty(); next = file->read(1 << 16)) {
        if (!copy.write(next)) break;
    }
    if (copy.keep().sha256 != sha256) throw StoreRefused("the file " + sha256 + " is damaged in " + from.folder().string());
}

}  // namespace

StateFolder open_state_folder(const fs::path& folder, Opening opening, std::span<const ChainHead> kept) {
    return or_refuse(folder, [&] {
        auto store = open_store(folder, opening);
        auto files = std::make_unique<Files>(folder / files_name);
        if (opening == Opening::serve) {
            files->sweep();
            refuse_faults(folder, store->faults(kept, Depth::at_start));
        }
        return StateFolder{std::move(store), std::move(files)};
    });
}

ChainHead back_up(const fs::path& state, const fs::path& target) {
    return or_refuse(target, [&] {
        if (!fs::exists(state / database_name)) throw StoreRefused(state.string() + " holds no " + database_name);
        fs::create_directories(target);
        if (!fs::is_empty(target)) throw StoreRefused(target.string() + " is not empty");
        copy_database(state / database_name, target / database_name);
        const auto store = open_store(target, Opening::visit);
        const Files from(state / files_name), to(target / files_name);
        for (const std::string& sha256 : store->files_referred_to()) copy_file(from, to, sha256);
        return store->read()->head();
    });
}

ChainHead restore(const fs::path& backup, const fs::path& state, std::span<const ChainHead> kept) {
    const ChainHead head = back_up(backup, state);
    or_refuse(state, [&] {
        refuse_faults(state, open_store(state, Opening::visit)->faults(kept));
        return 0;
    });
    return head;
}

}  // namespace server
