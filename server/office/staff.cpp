#include "server/office/staff.h"

#include "server/office/people_body.h"
#include "server/people/grants.h"
#include "server/store/identifier.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

constexpr std::string_view new_person_schema = R"({"type": "object", "additionalProperties": false, "required": ["login", "name", "position", "roles"],
    "properties": {"login": {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{2,39}$"},
        "name": {"type": "string", "minLength": 1, "maxLength": 200}, "position": {"type": "string", "minLength": 1, "maxLength": 200},
        "unit": {"type": "string", "maxLength": 20},
        "roles": {"type": "array", "maxItems": 7, "items": {"enum": ["preparer", "checker", "approver", "records", "strategy_reader", "strategy_reviewer", "administrator"]}}}})";
constexpr std::string_view person_schema = R"({"type": "object", "additionalProperties": false, "required": ["name", "position", "roles", "enabled"],
    "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 200}, "position": {"type": "string", "minLength": 1, "maxLength": 200},
        "unit": {"type": "string", "maxLength": 20}, "enabled": {"type": "boolean"},
        "roles": {"type": "array", "maxItems": 7, "items": {"enum": ["preparer", "checker", "approver", "records", "strategy_reader", "strategy_reviewer", "administrator"]}}}})";

Refusal refuse_grant() {
    return refuse_role({"สิทธิ์ของสำนักยุทธศาสตร์และประเมินผลกำหนดได้โดยผู้ดูแลระบบที่มีสิทธิ์นั้นเท่านั้น",
                        "Only an administrator who has such a role gives the roles of the strategy office."});
}

Refusal refuse_own_rights() {
    return refuse_role({"ผู้ดูแลระบบเปลี่ยนสิทธิ์หรือสถานะของตนเองไม่ได้ โปรดให้ผู้ดูแลระบบคนอื่นดำเนินการ", "Nobody changes the own rights; ask another administrator."});
}

// What the body says of a person.
void take(Person& person, const Value& body) {
    person.name = text_in(body, "name");
    person.position = text_in(body, "position");
    person.unit = text_in(body, "unit");
    person.roles = {};
    for (const Value& role : body.find("roles")->items()) person.roles.add(*read_role(role.text()));
    if (const Value* enabled = body.find("enabled")) person.enabled = enabled->boolean();
}

std::optional<Refusal> check_unit(const Transaction& reading, const Person& person) {
    if (person.unit.empty()) return {};
    const auto office = reading.office(person.office);
    const bool known = office && std::any_of(office->units.begin(), office->units.end(), [&](const Unit& unit) { return unit.code == person.unit; });
    if (known) return {};
    return refuse_document({{"/unit", "unknown", "ไม่มีหน่วยงานย่อยรหัสนี้", "The office has no unit of this code."}});
}

std::optional<Refusal> refuse_change(const Caller& caller, const Person& before, const Person& after) {
    const bool same_rights = before.roles == after.roles && before.enabled == after.enabled;
    if (before.id == caller.actor.id && !same_rights) return refuse_own_rights();
    if (!may_grant(caller.actor.roles, before.roles) || !may_grant(caller.actor.roles, after.roles)) return refuse_grant();
    return {};
}

}  // namespace

OrRefusal<Change<PersonWithPassword>> add_person(Reception& reception, const Caller& caller, std::string_view json) {
    static const layout::Schema schema = compile_schema(new_person_schema);
    const auto body = read_body(json, schema);
    if (!body) return refuse_document(body.problems());
    Person person;
    person.id = new_identifier();
    person.office = caller.actor.office;
    person.login = text_in(*body, "login");
    person.created = reception.now();
    take(person, *body);
    if (!may_grant(caller.actor.roles, person.roles)) return refuse_grant();
    const std::string password = new_password();
    person.password_hash = reception.sign_ins.hash(password);

    return Change<PersonWithPassword>([caller, person, password](Transaction& writing) -> OrRefusal<PersonWithPassword> {
        if (const auto refusal = check_unit(writing, person)) return *refusal;
        if (const Outcome outcome = writing.add_person(person); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "person", person.office, person.id, person.version, person.created));
        return PersonWithPassword{person, password};
    });
}

OrRefusal<Change<Person>> change_person(Reception& reception, const Caller& caller, const std::string& id, const std::optional<std::int64_t>& seen, std::string_view json) {
    static const layout::Schema schema = compile_schema(person_schema);
    const auto body = read_body(json, schema);
    if (!body) return refuse_document(body.problems());
    return Change<Person>([caller, id, seen, body = *body, now = reception.now()](Transaction& writing) -> OrRefusal<Person> {
        const auto before = writing.person(caller.sight, id);
        if (!before) return refuse_absent();
        if (const auto refusal = check_version(seen, before->version)) return *refusal;
        Person person = *before;
        take(person, body);
        ++person.version;
        if (const auto refusal = refuse_change(caller, *before, person)) return *refusal;
        if (const auto refusal = check_unit(writing, person)) return *refusal;
        if (const Outcome outcome = writing.update_person(caller.sight, person); outcome != Outcome::done) return refusal_of(outcome);
        if (person.roles != before->roles || !person.enabled) writing.end_sessions_of(person.id);
        writing.append(event_of(caller, "person", person.office, person.id, person.version, now));
        return person;
    });
}

OrRefusal<Change<PersonWithPassword>> renew_password(Reception& reception, const Caller& caller, const std::string& id) {
    const std::string password = new_password();
    return Change<PersonWithPassword>([caller, id, password, hash = reception.sign_ins.hash(password), now = reception.now()](Transaction& writing) -> OrRefusal<PersonWithPassword> {
        auto person = writing.person(caller.sight, id);
        if (!person) return refuse_absent();
        if (!may_grant(caller.actor.roles, person->roles)) return refuse_grant();
        person->password_hash = hash;
        person->failed_logins = 0;
        person->locked_until = {};
        ++person->version;
        if (const Outcome outcome = writing.update_person(caller.sight, *person); outcome != Outcome::done) return refusal_of(outcome);
        writing.end_sessions_of(person->id);
        writing.append(event_of(caller, "password", person->office, person->id, person->version, now));
        return PersonWithPassword{*person, password};
    });
}

}  // namespace server
