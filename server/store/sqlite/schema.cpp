#include "server/store/sqlite/schema.h"

#include "server/store/store_errors.h"

#include <iterator>
#include <span>

namespace server {

namespace {

constexpr int application_id = 0x53415242;  // "SARB": no other program's database is taken for ours.

// Texts are never null; moments are milliseconds since 1970, days "2021-06-25", null where there is none.
constexpr const char* first_schema[] = {
    "create table content(sha256 text primary key, json text not null) strict",

    "create table report(row integer primary key, id text not null unique, version integer not null, office text not null, unit text not null, "
    "fiscal_year integer not null, quarter integer not null check(quarter between 1 and 4), code text not null, type text not null, name text not null, "
    "state text not null, edition integer not null, supersedes text not null, data_sha256 text not null references content, truncated integer not null, "
    "authors text not null, checked_by text not null, signed_by text not null, delegation text not null, reason text not null, review text not null, "
    "created integer not null, changed integer not null, signed_at integer, sent_at integer) strict",
    "create unique index report_edition on report(office, fiscal_year, quarter, code, edition) where state <> 'cancelled'",
    "create index report_supersedes on report(supersedes) where supersedes <> ''",
    // The three ways to walk a list; what a filter asks besides stands in them, too.
    "create index report_by_quarter on report(fiscal_year, quarter, office, code, id, state, type, sent_at)",
    "create index report_by_office on report(office, fiscal_year, quarter, code, id, state, type)",
    "create index report_by_state on report(state, fiscal_year, quarter, office, code, id, type, sent_at)",
    "create virtual table report_words using fts5(words, tokenize = 'trigram')",
    "create virtual table report_trigrams using fts5vocab(report_words, instance)",

    "create table evidence(id text primary key, report text not null references report(id), name text not null, media_type text not null, "
    "sha256 text not null, bytes integer not null, added_version integer not null, removed_version integer not null) strict",
    "create index evidence_report on evidence(report)",

    "create table letter(id text primary key, version integer not null, office text not null, unit text not null, state text not null, "
    "code text not null, circular integer not null, number text not null, date text, subject text not null, addressee text not null, "
    "data_sha256 text not null references content, authors text not null, signed_by text not null, delegation text not null, reason text not null, "
    "created integer not null, changed integer not null, signed_at integer, sent_at integer, "
    "year integer not null, register_key text not null) strict",
    "create unique index letter_number on letter(register_key) where register_key <> ''",
    "create index letter_created on letter(created, id)",
    "create index letter_by_office on letter(office, created, id)",
    "create table letter_report(letter text not null references letter(id), place integer not null, report text not null references report(id), "
    "primary key(letter, place)) strict, without rowid",
    "create index letter_report_report on letter_report(report)",

    "create table document(owner text not null, version integer not null, name text not null, media_type text not null, sha256 text not null, "
    "bytes integer not null, pages integer not null, code text not null, made integer not null, primary key(owner, version, name)) strict",
    "create unique index document_code on document(code) where code <> ''",

    "create table plan(id text primary key, version integer not null, fiscal_year integer not null, office text not null) strict",
    "create table plan_indicator(plan text not null references plan(id), place integer not null, code text not null, name text not null, "
    "type text not null, due_1 text, due_2 text, due_3 text, due_4 text, primary key(plan, place)) strict, without rowid",

    "create table office(id text primary key, version integer not null, name text not null) strict",
    "create table unit(office text not null references office(id), place integer not null, code text not null, name text not null, "
    "letter_code text not null, primary key(office, place)) strict, without rowid",

    "create table person(id text primary key, version integer not null, office text not null, unit text not null, login text not null unique, "
    "name text not null, position text not null, roles text not null, password_hash text not null, enabled integer not null, "
    "failed_logins integer not null, locked_until integer, created integer not null) strict",
    "create table delegation(row integer primary key, id text not null unique, version integer not null, office text not null, person text not null references person(id), "
    "capacity text not null, position text not null, principal text not null, order_number text not null, first text not null, last text not null, "
    "revoked integer) strict",
    "create index delegation_person on delegation(person)",

    "create table session(token_sha256 text primary key, id text not null unique, person text not null references person(id), form_token text not null, "
    "created integer not null, used integer not null, ends integer not null, reauthenticated integer) strict",
    "create index session_person on session(person)",
    "create table office_key(id text primary key, version integer not null, secret_sha256 text not null, office text not null, scopes text not null, "
    "label text not null, created integer not null, expires text, revoked integer) strict",
    "create table answer(actor text not null, key text not null, fingerprint text not null, status integer not null, head text not null, "
    "body text not null, made integer not null, primary key(actor, key)) strict",
    "create index answer_made on answer(made)",

    "create table audit(number integer primary key, previous text not null, at integer not null, actor text not null, via text not null, "
    "office text not null, action text not null, record text not null, version integer not null, state text not null, data_sha256 text not null, "
    "file_sha256 text not null, detail text not null, digest text not null) strict",
    "create index audit_record on audit(record, number)",

    "create table probe(number integer not null) strict",
    "insert into probe values (0)",

    // What is written once and for all. It stops mistakes; whoever has the file is found by the chain.
    "create trigger audit_stays_1 before update on audit begin select raise(abort, 'the audit is append-only'); end",
    "create trigger audit_stays_2 before delete on audit begin select raise(abort, 'the audit is append-only'); end",
    "create trigger document_stays_1 before update on document begin select raise(abort, 'a document stays as it is'); end",
    "create trigger document_stays_2 before delete on document begin select raise(abort, 'a document stays as it is'); end",
    "create trigger report_stays before delete on report begin select raise(abort, 'a report is cancelled, not deleted'); end",
    "create trigger letter_stays before delete on letter begin select raise(abort, 'a letter is cancelled, not deleted'); end",
};

// How a document was signed; letters that were signed on paper.
constexpr const char* second_schema[] = {
    "alter table document add column means text not null default ''",
    "alter table document add column certificate text not null default ''",
    "alter table document add column level text not null default ''",
    "alter table document add column lowered text not null default ''",
    "alter table letter add column by_hand integer not null default 0",
};

// steps[n] makes schema n + 1 out of schema n.
constexpr std::span<const char* const> steps[] = {first_schema, second_schema};

}  // namespace

int newest_schema() { return static_cast<int>(std::size(steps)); }

int schema_of(Connection& connection) {
    const int version = static_cast<int>(connection.number("PRAGMA user_version"));
    const bool is_empty = connection.number("select count(*) from sqlite_schema") == 0;
    const bool is_ours = connection.number("PRAGMA application_id") == application_id;
    if (is_ours || (is_empty && version == 0)) return version;
    throw StoreRefused("the database belongs to another program");
}

void migrate(Connection& connection) {
    for (int version = schema_of(connection); version < newest_schema(); ++version) {
        connection.run("BEGIN IMMEDIATE");
        try {
            for (const char* sql : steps[version]) connection.run(sql);
            connection.run("PRAGMA application_id = " + std::to_string(application_id));
            connection.run("PRAGMA user_version = " + std::to_string(version + 1));
            connection.run("COMMIT");
        } catch (...) {
            connection.run("ROLLBACK");
            throw;
        }
    }
}

}  // namespace server
