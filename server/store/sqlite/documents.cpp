// The files that were made for reports and letters.

#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

namespace server {

namespace {

DocumentFile read_document_row(RowReader& row) {
    DocumentFile d;
    d.owner = row.text();
    d.version = row.number();
    d.name = row.text();
    d.media_type = row.text();
    d.sha256 = row.text();
    d.bytes = row.number();
    d.pages = row.small();
    d.code = row.text();
    d.made = row.instant();
    SignatureFacts& s = d.signature;
    for (std::string* text : {&s.means, &s.certificate, &s.level, &s.lowered}) *text = row.text();
    return d;
}

}  // namespace

std::vector<DocumentFile> SqliteTransaction::documents(const Sight& sight, std::string_view owner) const {
    if (!version_of_owner(sight, owner)) return {};
    return read_all(db().rows(document_table.select() + "where owner = ? order by version, name", {cell(owner)}, document_table.width()), read_document_row);
}

std::optional<DocumentFile> SqliteTransaction::document_with_code(std::string_view code) const {
    return read_one(db().rows(document_table.select() + "where code = ? and code <> ''", {cell(code)}, document_table.width()), read_document_row);
}

Outcome SqliteTransaction::add_document(const Sight& sight, const DocumentFile& d) {
    const auto version = version_of_owner(sight, d.owner);
    if (!version) return Outcome::not_found;
    if (*version != d.version) return Outcome::stale;
    const Cells cells{cell(d.owner), cell(d.version), cell(d.name), cell(d.media_type), cell(d.sha256), cell(d.bytes), cell(d.pages), cell(d.code), cell(d.made),
                      cell(d.signature.means), cell(d.signature.certificate), cell(d.signature.level), cell(d.signature.lowered)};
    if (!db().run_unless_taken(document_table.insert(), cells)) return Outcome::taken;
    touched_.push_back({d.owner, d.version, "", "", d.sha256});
    return Outcome::done;
}

}  // namespace server
