// The audit's entries.

#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

#include <algorithm>

namespace server {

namespace {

AuditEntry read_entry_row(RowReader& row) {
    AuditEntry entry;
    AuditEvent& event = entry.event;
    entry.number = static_cast<std::uint64_t>(row.number());
    entry.previous = row.text();
    event.at = row.instant();
    for (std::string* text : {&event.actor, &event.via, &event.office, &event.action, &event.record}) *text = row.text();
    event.version = row.number();
    for (std::string* text : {&event.state, &event.data_sha256, &event.file_sha256, &event.detail}) *text = row.text();
    entry.digest = row.text();
    return entry;
}

Cells cells_of(const AuditEntry& entry) {
    const AuditEvent& e = entry.event;
    return {cell(static_cast<std::int64_t>(entry.number)), cell(entry.previous), cell(e.at), cell(e.actor), cell(e.via), cell(e.office), cell(e.action),
            cell(e.record), cell(e.version), cell(e.state), cell(e.data_sha256), cell(e.file_sha256), cell(e.detail), cell(entry.digest)};
}

}  // namespace

ChainHead SqliteTransaction::head() const {
    const auto last = read_one(db().rows(audit_table.select() + "order by number desc limit 1", {}, audit_table.width()), read_entry_row);
    return last ? head_of(*last) : ChainHead();
}

std::vector<AuditEntry> SqliteTransaction::audit(std::uint64_t first, int limit) const {
    return read_all(db().rows(audit_table.select() + "where number >= ? order by number limit ?", {cell(static_cast<std::int64_t>(first)), cell(std::max(limit, 0))},
                              audit_table.width()),
                    read_entry_row);
}

std::vector<AuditEntry> SqliteTransaction::history(const Sight& sight, std::string_view record) const {
    if (!version_of_owner(sight, record)) return {};
    return read_all(db().rows(audit_table.select() + "where record = ? order by number", {cell(record)}, audit_table.width()), read_entry_row);
}

AuditEntry SqliteTransaction::append(AuditEvent event) {
    const AuditEntry entry = chain(head(), std::move(event));
    db().run(audit_table.insert(), cells_of(entry));
    events_.push_back(entry.event);
    return entry;
}

}  // namespace server
