// The store over one SQLite database.

#pragma once

#include "server/store/sqlite/checks.h"
#include "server/store/sqlite/connection_pool.h"
#include "server/store/sqlite/folder_lock.h"
#include "server/store/store.h"

#include <filesystem>
#include <optional>

namespace server {

class SqliteStore final : public Store {
public:
    // The file is there, of the newest schema. `lock` is held as long as this lives.
    SqliteStore(const std::filesystem::path& file, std::optional<FolderLock> lock);

    std::unique_ptr<const Transaction> read() override;
    std::unique_ptr<Transaction> write() override;
    std::vector<std::string> faults(std::span<const ChainHead> kept) override { return faults(kept, Depth::whole); }
    std::vector<std::string> faults(std::span<const ChainHead> kept, Depth depth);
    std::vector<std::string> files_referred_to() override;
    void probe() override;

private:
    std::optional<FolderLock> lock_;  // Above the connections, to outlive them.
    ConnectionPool writer_, readers_;
};

}  // namespace server
