#include "server/store/sqlite/checks.h"

#include "fonts/sha256.h"

namespace server {

namespace {

constexpr int batch = 2000;

// Each gives the ids of records that are not what the audit says, with the sentence's end.
struct RecordCheck {
    const char* query;
    const char* fault;
};

constexpr RecordCheck record_checks[] = {
    {"select id from report where not exists (select 1 from audit where audit.record = report.id and audit.version = report.version "
     "and audit.state = report.state and audit.data_sha256 = report.data_sha256) limit 20",
     " is a report that the audit does not know like this"},
    {"select id from letter where not exists (select 1 from audit where audit.record = letter.id and audit.version = letter.version "
     "and audit.state = letter.state and audit.data_sha256 = letter.data_sha256) limit 20",
     " is a letter that the audit does not know like this"},
    {"select distinct record from audit where data_sha256 <> '' and version > coalesce((select version from report where id = record), "
     "(select version from letter where id = record), 0) limit 20",
     " is a record whose last change the audit knows and the record does not"},
    {"select owner from document where not exists (select 1 from audit where audit.record = owner and audit.version = document.version "
     "and audit.file_sha256 = document.sha256) limit 20",
     " has a document that the audit does not know"},
    {"select record from audit where file_sha256 <> '' and not exists (select 1 from document where owner = record and sha256 = file_sha256) "
     "and not exists (select 1 from evidence where report = record and sha256 = file_sha256) limit 20",
     " lacks a file that the audit knows"},
};

void check_content(Connection& db, std::vector<std::string>& faults) {
    std::string last;
    for (;;) {
        const Rows found = db.rows("select sha256, json from content where sha256 > ? order by sha256 limit ?", {cell(last), cell(batch)}, 2);
        if (found.empty()) return;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (fonts::sha256_hex(found.text(i, 1)) != found.text(i, 0)) faults.push_back("the data " + found.text(i, 0) + " has been changed");
        }
        last = found.text(found.size() - 1, 0);
    }
}

}  // namespace

std::vector<std::string> page_faults(Connection& db, Depth depth) {
    std::vector<std::string> faults;
    const Rows found = db.rows(depth == Depth::whole ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)", {}, 1);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found.text(i, 0) != "ok") faults.push_back("the database is damaged: " + found.text(i, 0));
    }
    return faults;
}

std::vector<std::string> chain_faults(const SqliteTransaction& reading, std::span<const ChainHead> kept) {
    ChainCheck check(kept);
    for (std::vector<AuditEntry> entries = reading.audit(1, batch); !entries.empty(); entries = reading.audit(entries.back().number + 1, batch)) {
        for (const AuditEntry& entry : entries) check.add(entry);
    }
    const auto fault = check.fault();
    return fault ? std::vector{*fault} : std::vector<std::string>();
}

std::vector<std::string> record_faults(Connection& db, Depth depth) {
    std::vector<std::string> faults;
    for (const RecordCheck& check : record_checks) {
        const Rows found = db.rows(check.query, {}, 1);
        for (std::size_t i = 0; i < found.size(); ++i) faults.push_back(found.text(i, 0) + check.fault);
    }
    if (depth == Depth::at_start) return faults;
    if (!db.rows("PRAGMA foreign_key_check", {}, 4).empty()) faults.emplace_back("a record refers to one that is not there");
    check_content(db, faults);
    return faults;
}

}  // namespace server
