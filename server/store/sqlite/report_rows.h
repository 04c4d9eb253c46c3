// Reading a row of the reports' table.

#pragma once

#include "server/store/records.h"
#include "server/store/sqlite/connection.h"

namespace server {

Report read_report_row(RowReader& row);

}  // namespace server
