// saraban admin person, office, init: who works where.

#include "server/admin/admin.h"
#include "server/admin/directory.h"
#include "server/people/logins.h"
#include "server/people/passwords.h"

#include <cstdio>
#include <stdexcept>

namespace server {

namespace {

// "preparer,checker"
Roles roles_in(const std::string& list) {
    Roles roles;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const auto role = read_role(list.substr(begin, end - begin));
        if (!role) throw UsageError("--roles is a list of preparer, checker, approver, records, strategy_reader, strategy_reviewer, administrator");
        roles.add(*role);
        begin = end + 1;
    }
    return roles;
}

std::string names_of(Roles roles) {
    std::string names;
    for (const Role role : all_roles) {
        if (roles.has(role)) names += (names.empty() ? "" : ",") + std::string(name_of(role));
    }
    return names.empty() ? "-" : names;
}

Person person_in(const AdminWords& words, Roles roles) {
    Person person;
    person.login = needed(words, "login");
    if (!is_login(person.login)) throw UsageError("--login is 3 to 40 of a-z, 0-9, '.', '-' and '_'");
    person.office = needed(words, "office");
    person.unit = value_or(words.options, "unit", "");
    person.name = needed(words, "name");
    person.position = needed(words, "position");
    person.roles = roles;
    return person;
}

// To standard output alone, so that it can be piped to where it belongs.
void tell_password(const std::string& login, const std::string& password) {
    std::printf("%s\t%s\n", login.c_str(), password.c_str());
    std::fputs("This password is shown once; only its hash is kept.\n", stderr);
}

Person known_person(const Transaction& reading, const std::string& login) {
    const auto person = reading.person_with_login(login);
    if (!person) throw std::runtime_error("nobody has the login " + login);
    return *person;
}

// The person's next version; whoever is signed in as that person is no longer.
void replace_person(Transaction& writing, Person person, std::string_view action) {
    ++person.version;
    demand(writing.update_person(Sight::everything(), person), "person " + person.login);
    writing.end_sessions_of(person.id);
    writing.append(operators_event(action, person.office, person.id, person.version));
}

}  // namespace

int admin_person_add(const AdminWords& words) {
    const Person person = person_in(words, roles_in(needed(words, "roles")));
    const StateFolder state = visit_records(words);
    const auto writing = state.store->write();
    const std::string password = add_person(*writing, person);
    writing->commit();
    tell_password(person.login, password);
    return exit_done;
}

int admin_person_list(const AdminWords& words) {
    const StateFolder state = visit_records(words);
    std::puts("login\toffice\troles\tenabled\tname\tposition");
    for (const Person& person : state.store->read()->people(Sight::everything())) {
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", person.login.c_str(), person.office.c_str(), names_of(person.roles).c_str(), person.enabled ? "yes" : "no",
                    person.name.c_str(), person.position.c_str());
    }
    return exit_done;
}

int admin_person_disable(const AdminWords& words) {
    const StateFolder state = visit_records(words);
    const auto writing = state.store->write();
    Person person = known_person(*writing, words.operands.at(0));
    person.enabled = false;
    replace_person(*writing, person, "person");
    writing->commit();
    return exit_done;
}

int admin_person_password(const AdminWords& words) {
    const StateFolder state = visit_records(words);
    const std::string password = new_password(), hash = Passwords().hash(password);
    const auto writing = state.store->write();
    Person person = known_person(*writing, words.operands.at(0));
    person.password_hash = hash;
    person.failed_logins = 0;
    person.locked_until = {};
    replace_person(*writing, person, "password");
    writing->commit();
    tell_password(person.login, password);
    return exit_done;
}

int admin_office_add(const AdminWords& words) {
    const Office office{needed(words, "office"), 1, needed(words, "name"), {}};
    const StateFolder state = visit_records(words);
    const auto writing = state.store->write();
    add_office(*writing, office);
    writing->commit();
    return exit_done;
}

int admin_office_list(const AdminWords& words) {
    const StateFolder state = visit_records(words);
    std::puts("code\tname\tunits");
    for (const Office& office : state.store->read()->offices()) std::printf("%s\t%s\t%zu\n", office.code.c_str(), office.name.c_str(), office.units.size());
    return exit_done;
}

int admin_init(const AdminWords& words) {
    const std::vector<Office> offices = read_offices(needed(words, "offices"));
    const Person first = person_in(words, {Role::administrator});
    const StateFolder state = visit_records(words);
    const auto writing = state.store->write();
    if (!writing->people(Sight::everything()).empty()) throw std::runtime_error(words.state.string() + " has people already; admin person add adds more");
    for (const Office& office : offices) add_office(*writing, office);
    const std::string password = add_person(*writing, first);
    writing->commit();
    tell_password(first.login, password);
    return exit_done;
}

}  // namespace server
