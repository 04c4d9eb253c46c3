// Who may come in: sessions of people, keys of applications; and what they were answered.

#include "server/store/hex.h"
#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

namespace server {

namespace {

Session read_session_row(RowReader& row) {
    Session s;
    s.token_sha256 = row.text();
    s.id = row.text();
    s.person = row.text();
    s.form_token = row.text();
    s.created = row.instant();
    s.used = row.instant();
    s.ends = row.instant();
    s.reauthenticated = row.instant_or_none();
    return s;
}

OfficeKey read_key_row(RowReader& row) {
    OfficeKey k;
    k.id = row.text();
    k.version = row.number();
    k.secret_sha256 = row.text();
    k.office = row.text();
    k.scopes = row.text();
    k.label = row.text();
    k.created = row.instant();
    k.expires = row.day_or_none();
    k.revoked = row.instant_or_none();
    return k;
}

Cells cells_of(const OfficeKey& k) {
    return {cell(k.id), cell(k.version), cell(k.secret_sha256), cell(k.office), cell(k.scopes), cell(k.label), cell(k.created), cell(k.expires), cell(k.revoked)};
}

}  // namespace

std::optional<Session> SqliteTransaction::session(std::string_view token_sha256) const {
    return read_one(db().rows(session_table.select() + "where token_sha256 = ?", {cell(token_sha256)}, session_table.width()), read_session_row);
}

Outcome SqliteTransaction::add_session(const Session& s) {
    const Cells cells{cell(s.token_sha256), cell(s.id), cell(s.person), cell(s.form_token), cell(s.created), cell(s.used), cell(s.ends), cell(s.reauthenticated)};
    return db().run_unless_taken(session_table.insert(), cells) ? Outcome::done : Outcome::taken;
}

Outcome SqliteTransaction::update_session(const Session& s) {
    const std::size_t changed = db().run("update session set form_token = ?, used = ?, ends = ?, reauthenticated = ? where token_sha256 = ?",
                                         {cell(s.form_token), cell(s.used), cell(s.ends), cell(s.reauthenticated), cell(s.token_sha256)});
    return changed == 1 ? Outcome::done : Outcome::not_found;
}

void SqliteTransaction::end_session(std::string_view token_sha256) { db().run("delete from session where token_sha256 = ?", {cell(token_sha256)}); }
void SqliteTransaction::end_sessions_of(std::string_view person) { db().run("delete from session where person = ?", {cell(person)}); }
void SqliteTransaction::drop_sessions_that_ended(Instant before) { db().run("delete from session where ends < ?", {cell(before)}); }

std::optional<OfficeKey> SqliteTransaction::key(std::string_view id) const {
    return read_one(db().rows(key_table.select() + "where id = ?", {cell(id)}, key_table.width()), read_key_row);
}

std::vector<OfficeKey> SqliteTransaction::keys(const Sight& sight) const {
    Cells cells;
    const std::string sql = key_table.select() + "where " + in_sight(sight, key_table, cells) + " order by created, id";
    return read_all(db().rows(sql, cells, key_table.width()), read_key_row);
}

Outcome SqliteTransaction::add_key(const OfficeKey& key) { return insert(key_table, cells_of(key), {key.id, key.version, "", "", ""}); }

Outcome SqliteTransaction::update_key(const Sight& sight, const OfficeKey& key) {
    return update(sight, key_table, key.office, cells_of(key), {key.id, key.version, "", "", ""});
}

std::optional<KeptAnswer> SqliteTransaction::answer(std::string_view actor, std::string_view key) const {
    const Rows found = db().rows("select actor, key, fingerprint, status, head, body, made from answer where actor = ? and key = ?", {cell(actor), cell(key)}, 7);
    return read_one(found, [](RowReader& row) {
        KeptAnswer a;
        a.actor = row.text();
        a.key = row.text();
        a.fingerprint = row.text();
        a.status = row.small();
        a.head = row.text();
        a.body = from_hex(row.text()).value_or("");
        a.made = row.instant();
        return a;
    });
}

Outcome SqliteTransaction::keep_answer(const KeptAnswer& a) {
    const Cells cells{cell(a.actor), cell(a.key), cell(a.fingerprint), cell(a.status), cell(a.head), cell(to_hex(a.body)), cell(a.made)};
    const auto kept = db().run_unless_taken("insert into answer(actor, key, fingerprint, status, head, body, made) values (?, ?, ?, ?, ?, ?, ?)", cells);
    return kept ? Outcome::done : Outcome::taken;
}

void SqliteTransaction::drop_answers_made_before(Instant instant) { db().run("delete from answer where made < ?", {cell(instant)}); }

}  // namespace server
