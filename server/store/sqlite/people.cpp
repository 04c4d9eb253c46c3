// People, and who of them may sign for whom.

#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

namespace server {

namespace {

std::string names_of(Roles roles) {
    std::vector<std::string> names;
    for (const Role role : all_roles) {
        if (roles.has(role)) names.emplace_back(name_of(role));
    }
    return joined(names);
}

Roles read_roles(std::string_view text) {
    Roles roles;
    for (const std::string& name : split_words(text)) {
        if (const auto role = read_role(name)) roles.add(*role);
    }
    return roles;
}

Person read_person_row(RowReader& row) {
    Person p;
    p.id = row.text();
    p.version = row.number();
    p.office = row.text();
    p.unit = row.text();
    p.login = row.text();
    p.name = row.text();
    p.position = row.text();
    p.roles = read_roles(row.text());
    p.password_hash = row.text();
    p.enabled = row.flag();
    p.failed_logins = row.small();
    p.locked_until = row.instant_or_none();
    p.created = row.instant();
    return p;
}

Cells cells_of(const Person& p) {
    return {cell(p.id), cell(p.version), cell(p.office), cell(p.unit), cell(p.login), cell(p.name), cell(p.position), cell(names_of(p.roles)),
            cell(p.password_hash), cell(p.enabled), cell(p.failed_logins), cell(p.locked_until), cell(p.created)};
}

Delegation read_delegation_row(RowReader& row) {
    Delegation d;
    d.id = row.text();
    d.version = row.number();
    d.office = row.text();
    d.person = row.text();
    d.capacity = read_capacity(row.text()).value_or(Capacity::on_behalf);
    d.position = row.text();
    d.principal = row.text();
    d.order = row.text();
    d.first = row.day_or_none().value_or(Day());
    d.last = row.day_or_none().value_or(Day());
    d.revoked = row.instant_or_none();
    return d;
}

Cells cells_of(const Delegation& d) {
    return {cell(d.id), cell(d.version), cell(d.office), cell(d.person), cell(name_of(d.capacity)), cell(d.position), cell(d.principal), cell(d.order),
            cell(write_day(d.first)), cell(write_day(d.last)), cell(d.revoked)};
}

}  // namespace

std::optional<Person> SqliteTransaction::person(const Sight& sight, std::string_view id) const {
    Cells cells{cell(id)};
    const std::string sql = person_table.select() + "where id = ? and " + in_sight(sight, person_table, cells);
    return read_one(db().rows(sql, cells, person_table.width()), read_person_row);
}

std::optional<Person> SqliteTransaction::person_with_login(std::string_view login) const {
    return read_one(db().rows(person_table.select() + "where login = ?", {cell(login)}, person_table.width()), read_person_row);
}

std::vector<Person> SqliteTransaction::people(const Sight& sight) const {
    Cells cells;
    const std::string sql = person_table.select() + "where " + in_sight(sight, person_table, cells) + " order by login";
    return read_all(db().rows(sql, cells, person_table.width()), read_person_row);
}

Outcome SqliteTransaction::add_person(const Person& person) {
    return insert(person_table, cells_of(person), {person.id, person.version, "", "", ""});
}

Outcome SqliteTransaction::update_person(const Sight& sight, const Person& person) {
    return update(sight, person_table, person.office, cells_of(person), {person.id, person.version, "", "", ""});
}

Outcome SqliteTransaction::note_login(std::string_view person, int failed_logins, std::optional<Instant> locked_until) {
    const std::size_t changed = db().run("update person set failed_logins = ?, locked_until = ? where id = ?",
                                         {cell(failed_logins), cell(locked_until), cell(person)});
    return changed == 1 ? Outcome::done : Outcome::not_found;
}

std::vector<Delegation> SqliteTransaction::delegations(const Sight& sight) const {
    Cells cells;
    const std::string sql = delegation_table.select() + "where " + in_sight(sight, delegation_table, cells) + " order by row";
    return read_all(db().rows(sql, cells, delegation_table.width()), read_delegation_row);
}

std::vector<Delegation> SqliteTransaction::delegations_of(std::string_view person) const {
    return read_all(db().rows(delegation_table.select() + "where person = ? order by row", {cell(person)}, delegation_table.width()), read_delegation_row);
}

Outcome SqliteTransaction::add_delegation(const Delegation& delegation) {
    return insert(delegation_table, cells_of(delegation), {delegation.id, delegation.version, "", "", ""});
}

Outcome SqliteTransaction::update_delegation(const Sight& sight, const Delegation& delegation) {
    return update(sight, delegation_table, delegation.office, cells_of(delegation), {delegation.id, delegation.version, "", "", ""});
}

}  // namespace server
