// The database's tables, and how older ones become them.

#pragma once

#include "server/store/sqlite/connection.h"

namespace server {

// What this program reads and writes: `PRAGMA user_version`.
int newest_schema();
int schema_of(Connection& connection);  // 0: an empty database. Throws StoreRefused for one that is not ours.

// Each step in a transaction of its own; a step that is interrupted has not begun.
void migrate(Connection& connection);

}  // namespace server
