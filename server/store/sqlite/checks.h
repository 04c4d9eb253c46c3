// Whether the records are what was written, and all of it.

#pragma once

#include "server/signoff/audit.h"
#include "server/store/sqlite/transaction.h"

#include <span>
#include <string>
#include <vector>

namespace server {

enum class Depth {
    at_start,  // The database's pages, the audit's chain, each record against its last entry.
    whole,     // And the indexes, the references and the digest of all data.
};

// Three looks at the same database, which may go side by side, each with a connection of its own. What
// the others find in a database with damaged pages says nothing.
std::vector<std::string> page_faults(Connection& db, Depth depth);
std::vector<std::string> chain_faults(const SqliteTransaction& reading, std::span<const ChainHead> kept);
std::vector<std::string> record_faults(Connection& db, Depth depth);

}  // namespace server
