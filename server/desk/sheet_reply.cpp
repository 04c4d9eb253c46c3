#include "server/desk/sheet_reply.h"

#include "server/http/file_fields.h"

namespace server {

Reply sheet_reply(const Sheet& sheet, SheetFile file, const std::string& ascii_name, const std::string& name) {
    const bool xlsx = file == SheetFile::xlsx;
    const std::string ending = xlsx ? ".xlsx" : ".csv";
    return {200, xlsx ? xlsx_type : csv_type + "; charset=utf-8", xlsx ? write_xlsx(sheet) : write_csv(sheet),
            {{"Content-Disposition", content_disposition(Disposition::attachment, ascii_name + ending, name + ending)}, {"Cache-Control", "no-store"}}};
}

}  // namespace server
