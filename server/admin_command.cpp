// saraban admin: what only the operator of the machine may do.

#include "server/admin/admin.h"

#include <array>
#include <cstdlib>

namespace server {

namespace {

struct Subcommand {
    std::string_view first, second;  // "key", "add"; `second` may be "".
    std::size_t operands;            // How many more words.
    int (*run)(const AdminWords&);
    std::string_view usage;
};

constexpr Subcommand subcommands[] = {
    {"init", "", 0, admin_init, "init --offices FILE.csv --office CODE --login LOGIN --name NAME --position TEXT"},
    {"demo", "", 0, admin_demo, "demo"},
    {"demo", "filled", 0, admin_demo_filled, "demo filled"},
    {"office", "add", 0, admin_office_add, "office add --office CODE --name NAME"},
    {"office", "list", 0, admin_office_list, "office list"},
    {"person", "add", 0, admin_person_add, "person add --login LOGIN --name NAME --position TEXT --office CODE [--unit CODE] --roles LIST"},
    {"person", "list", 0, admin_person_list, "person list"},
    {"person", "disable", 1, admin_person_disable, "person disable LOGIN"},
    {"person", "password", 1, admin_person_password, "person password LOGIN"},
    {"key", "add", 0, admin_key_add, "key add [--scopes render,read,report] [--office CODE] [--expires DAY] [--label TEXT]"},
    {"key", "list", 0, admin_key_list, "key list"},
    {"key", "revoke", 1, admin_key_revoke, "key revoke ID"},
    {"audit", "check", 0, admin_audit_check, "audit check [--heads FILE|DIR [--trust FILE.pem]]"},
    {"audit", "head", 0, admin_audit_head, "audit head"},
    {"files", "orphans", 0, admin_files_orphans, "files orphans"},
    {"files", "sweep", 0, admin_files_sweep, "files sweep"},
    {"backup", "", 1, admin_backup, "backup DIR"},
    {"restore", "", 1, admin_restore, "restore DIR [--heads FILE|DIR [--trust FILE.pem]]"},
    {"seal", "test-authority", 0, admin_seal_test_authority, "seal test-authority"},
    {"seal", "test-signer", 0, admin_seal_test_signer, "seal test-signer --login LOGIN"},
};

constexpr std::array<std::string_view, 1> settings_of_admin{"state"};
constexpr std::array<std::string_view, 13> options_of_admin{"state", "label",    "scopes", "expires", "office", "offices", "login",
                                                            "position", "name", "unit",   "roles",   "heads",  "trust"};

const Subcommand& find_subcommand(const std::vector<std::string>& said) {
    std::string usages;
    for (const Subcommand& one : subcommands) {
        const std::size_t names = one.second.empty() ? 1 : 2;
        const bool named = said.size() >= names && said[0] == one.first && (names == 1 || said[1] == one.second);
        if (named && said.size() == names + one.operands) return one;
        usages += "\n  saraban admin " + std::string(one.usage);
    }
    throw UsageError("admin is one of these, each with --state FOLDER:" + usages);
}

}  // namespace

int admin_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_admin);
    const Subcommand& subcommand = find_subcommand(line.operands);
    const std::ptrdiff_t names = subcommand.second.empty() ? 1 : 2;
    const Settings settings = settle(settings_of_admin, line.options, [](const std::string& name) { return std::getenv(name.c_str()); });
    return subcommand.run({{line.operands.begin() + names, line.operands.end()}, line.options, value_or(settings, "state", default_state)});
}

}  // namespace server
