// The store that comes with the program: one SQLite database and one folder of files.

#pragma once

#include "server/store/files.h"
#include "server/store/store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>

namespace server {

enum class Opening {
    serve,  // The one server of the folder: a second is refused. Sweeps what a crash left behind.
    visit,  // A command of the operator, beside a server or without one.
};

// A folder with everything that must not be lost: store.sqlite, files/, and serving.lock.
struct StateFolder {
    std::unique_ptr<Store> store;
    std::unique_ptr<Files> files;
};

// Makes what is not there yet; migrates what an older program left. Throws StoreRefused, with one
// line for the operator: another server, a newer program's database, a damaged one or a broken
// chain, files without the database that they belong to.
StateFolder open_state_folder(const std::filesystem::path& folder, Opening opening, std::span<const ChainHead> kept = {});

// Copies database and files into an empty or new folder while the server may go on; every file's
// digest is checked on the way. Returns the head of the chain in the copy. Throws StoreRefused when
// the target is not empty or a file is missing or damaged.
ChainHead back_up(const std::filesystem::path& state, const std::filesystem::path& target);

// The way back: the same, from a backup into an empty or new folder, and then everything is
// checked: database, chain, files.
ChainHead restore(const std::filesystem::path& backup, const std::filesystem::path& state, std::span<const ChainHead> kept = {});

}  // namespace server
