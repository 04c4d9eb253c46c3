// A table as a file that spreadsheets open.

#pragma once

#include "server/http/message.h"
#include "server/intake/sheet/sheet.h"

#include <string>

namespace server {

inline const std::string csv_type = "text/csv", xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

enum class SheetFile { csv, xlsx };

// To be kept under that name, which gets its ending here: `ascii_name`, of [A-Za-z0-9._-], where no other can be read.
Reply sheet_reply(const Sheet& sheet, SheetFile file, const std::string& ascii_name, const std::string& name);
inline Reply csv_reply(const Sheet& sheet, const std::string& ascii_name) { return sheet_reply(sheet, SheetFile::csv, ascii_name, ascii_name); }

}  // namespace server
