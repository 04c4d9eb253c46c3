// saraban admin key: the keys of applications.

#include "server/admin/admin.h"
#include "server/people/office_keys.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace server {

namespace {

std::optional<Day> last_day(const AdminWords& words) {
    const std::string text = value_or(words.options, "expires", "");
    if (text.empty()) return {};
    const auto day = read_day(text);
    if (!day) throw UsageError("--expires is a day like 2027-09-30");
    return day;
}

// "sg_<id>_…" or the id alone.
std::string id_in(const std::string& text) { return text.starts_with("sg_") ? text.substr(3, text.find('_', 3) - 3) : text; }

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

}  // namespace

int admin_key_add(const AdminWords& words) {
    const auto scopes = read_scopes(value_or(words.options, "scopes", "render,read"));
    if (!scopes) throw UsageError("--scopes is a list of render, read and report, such as render,read");
    OfficeKey wanted;
    wanted.office = value_or(words.options, "office", "");
    wanted.scopes = write_scopes(*scopes);
    wanted.label = value_or(words.options, "label", "");
    wanted.created = time_of_machine();
    wanted.expires = last_day(words);
    if (wanted.office.empty() && std::find(scopes->begin(), scopes->end(), Scope::report) != scopes->end()) {
        throw UsageError("a key that writes reports needs --office CODE");
    }

    const auto [key, token] = make_office_key(wanted);
    const StateFolder state = visit_records(words);
    const auto writing = state.store->write();
    if (!key.office.empty() && !writing->office(key.office)) throw std::runtime_error("there is no office " + key.office);
    demand(writing->add_key(key), "key " + key.id);
    writing->append(operators_event("key", key.office, key.id, key.version));
    writing->commit();
    std::puts(token.c_str());
    std::fputs("This is shown once; only its digest is kept.\n", stderr);
    return exit_done;
}

int admin_key_list(const AdminWords& words) {
    const StateFolder state = visit_records(words);
    std::puts("id\tscopes\toffice\tcreated\texpires\trevoked\tlabel");
    for (const OfficeKey& key : state.store->read()->keys(Sight::everything())) {
        const std::string expires = key.expires ? write_day(*key.expires) : "", revoked = key.revoked ? write_instant(*key.revoked) : "";
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", key.id.c_str(), key.scopes.c_str(), or_dash(key.office).c_str(), write_instant(key.created).c_str(),
                    or_dash(expires).c_str(), or_dash(revoked).c_str(), key.label.c_str());
    }
    return exit_done;
}

int admin_key_revoke(const AdminWords& words) {
    const std::string id = id_in(words.operands.at(0));
    const StateFolder state = visit_records(words);
    const auto writing = state.store->write();
    auto key = writing->key(id);
    if (!key) throw std::runtime_error("no key has the id " + id);
    if (key->revoked) return exit_done;
    key->revoked = time_of_machine();
    ++key->version;
    demand(writing->update_key(Sight::everything(), *key), "key " + id);
    writing->append(operators_event("revoke", key->office, key->id, key->version));
    writing->commit();
    return exit_done;
}

}  // namespace server
