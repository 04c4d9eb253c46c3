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

std::vector<std::string> faults_in(const SqliteTransaction& reading, Connection& db, Depth depth, std::span<const ChainHead> kept);

}  // namespace server
