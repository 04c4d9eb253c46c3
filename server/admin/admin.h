// saraban admin: what only the operator of the machine may do, one file each.

#pragma once

#include "server/commands.h"
#include "server/store/sqlite_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace server {

struct AdminWords {
    std::vector<std::string> operands;  // After the subcommand's name: of "key revoke 0123", "0123".
    Settings options;
    std::filesystem::path state;        // The folder of records.
};

// Each returns the program's exit code; throws as commands do (commands.h).
int admin_init(const AdminWords& words);
int admin_demo(const AdminWords& words);
int admin_demo_filled(const AdminWords& words);
int admin_office_add(const AdminWords& words);
int admin_office_list(const AdminWords& words);
int admin_person_add(const AdminWords& words);
int admin_person_list(const AdminWords& words);
int admin_person_disable(const AdminWords& words);
int admin_person_password(const AdminWords& words);
int admin_key_add(const AdminWords& words);
int admin_key_list(const AdminWords& words);
int admin_key_revoke(const AdminWords& words);
int admin_audit_check(const AdminWords& words);
int admin_audit_head(const AdminWords& words);
int admin_files_orphans(const AdminWords& words);  // Those that are older than a day.
int admin_files_sweep(const AdminWords& words);    // Removes them; refused beside a server.
int admin_backup(const AdminWords& words);
int admin_restore(const AdminWords& words);
int admin_seal_test_authority(const AdminWords& words);
int admin_seal_test_signer(const AdminWords& words);

// The records, beside a server or without one. Made where there are none.
StateFolder visit_records(const AdminWords& words);

// The beginning of an audit entry of the operator's.
AuditEvent operators_event(std::string_view action, const std::string& office, const std::string& record, std::int64_t version);

// Throws std::runtime_error unless the change was made.
void demand(Outcome outcome, const std::string& what);

// Throws UsageError when an option that is needed was not given.
const std::string& needed(const AdminWords& words, std::string_view option);

}  // namespace server
