// Files that no record refers to: what a crash leaves between the flush of a file and the commit of
// its record.

#pragma once

#include "server/store/sqlite_store.h"

#include <span>
#include <string>
#include <vector>

namespace server {

// Those that were written before `written_before`, in order of their digests. A file that a request
// has just flushed looks like one until its record is committed: so ask for old ones.
std::vector<StoredFile> orphans(const StateFolder& state, std::filesystem::file_time_type written_before);

// Removes them. Only for whoever opened the folder to serve: a file that another server keeps again
// at that moment, because somebody sends the same bytes, would be gone with its new record. Throws
// StoreUnavailable.
void remove_orphans(const StateFolder& state, std::span<const StoredFile> found);

}  // namespace server
