// /v1/people: who works in the caller's office. People are disabled, never removed: records name them.

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/office/registry.h"
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

Value with_password(const Person& person, const std::string& password) {
    Value::Object members = person_value(person).members();
    members.push_back({"password", Value(password)});
    return Value(std::move(members));
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

Reply list_people(const Request& request, const Caller& caller, Reception& reception) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    Value::Array items;
    for (const Person& person : reception.store.read()->people(caller.sight)) items.push_back(person_value(person));
    return private_reply(200, Value(Value::Object{{"items", Value(std::move(items))}}));
}

Reply get_person(const Request& request, const Caller& caller, Reception& reception) {
    const auto person = reception.store.read()->person(caller.sight, request.arguments[0]);
    if (!person) return reply_to(refuse_absent(), request.asker);
    return private_reply(200, person_value(*person), {{"ETag", version_tag(person->version)}});
}

Reply post_person(const Request& request, const Caller& caller, Reception& reception) {
    static const layout::Schema schema = compile_schema(new_person_schema);
    const auto body = read_body(request, schema);
    if (!body) return reply_to(refuse_document(body.problems()), request.asker);
    Person person;
    person.id = new_identifier();
    person.office = caller.actor.office;
    person.login = text_in(*body, "login");
    person.created = reception.now();
    take(person, *body);
    if (!may_grant(caller.actor.roles, person.roles)) return reply_to(refuse_grant(), request.asker);
    const std::string password = new_password();
    person.password_hash = reception.sign_ins.hash(password);
    return change_once(reception, request, caller, *body, [&](Transaction& writing) -> OrRefusal<Reply> {
        if (const auto refusal = check_unit(writing, person)) return *refusal;
        if (const Outcome outcome = writing.add_person(person); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "person", person.office, person.id, person.version, reception.now()));
        return private_reply(201, with_password(person, password), {{"Location", "/v1/people/" + person.id}, {"ETag", version_tag(person.version)}});
    }, "password");
}

std::optional<Refusal> refuse_change(const Caller& caller, const Person& before, const Person& after) {
    const bool same_rights = before.roles == after.roles && before.enabled == after.enabled;
    if (before.id == caller.actor.id && !same_rights) return refuse_own_rights();
    if (!may_grant(caller.actor.roles, before.roles) || !may_grant(caller.actor.roles, after.roles)) return refuse_grant();
    return {};
}

Reply put_person(const Request& request, const Caller& caller, Reception& reception) {
    static const layout::Schema schema = compile_schema(person_schema);
    const auto body = read_body(request, schema);
    if (!body) return reply_to(refuse_document(body.problems()), request.asker);
    return change_once(reception, request, caller, *body, [&](Transaction& writing) -> OrRefusal<Reply> {
        const auto before = writing.person(caller.sight, request.arguments[0]);
        if (!before) return refuse_absent();
        if (const auto refusal = check_version(request, before->version)) return *refusal;
        Person person = *before;
        take(person, *body);
        ++person.version;
        if (const auto refusal = refuse_change(caller, *before, person)) return *refusal;
        if (const auto refusal = check_unit(writing, person)) return *refusal;
        if (const Outcome outcome = writing.update_person(caller.sight, person); outcome != Outcome::done) return refusal_of(outcome);
        if (person.roles != before->roles || !person.enabled) writing.end_sessions_of(person.id);
        writing.append(event_of(caller, "person", person.office, person.id, person.version, reception.now()));
        return private_reply(200, person_value(person), {{"ETag", version_tag(person.version)}});
    });
}

// A forgotten password: a new one, which is told once and ends all sessions and locks.
Reply post_new_password(const Request& request, const Caller& caller, Reception& reception) {
    const std::string password = new_password(), hash = reception.sign_ins.hash(password);
    return change_once(reception, request, caller, Value(), [&](Transaction& writing) -> OrRefusal<Reply> {
        auto person = writing.person(caller.sight, request.arguments[0]);
        if (!person) return refuse_absent();
        if (!may_grant(caller.actor.roles, person->roles)) return refuse_grant();
        person->password_hash = hash;
        person->failed_logins = 0;
        person->locked_until = {};
        ++person->version;
        if (const Outcome outcome = writing.update_person(caller.sight, *person); outcome != Outcome::done) return refusal_of(outcome);
        writing.end_sessions_of(person->id);
        writing.append(event_of(caller, "password", person->office, person->id, person->version, reception.now()));
        return private_reply(200, with_password(*person, password), {{"ETag", version_tag(person->version)}});
    }, "password");
}

}  // namespace

void add_people(Router& router, Reception& reception) {
    const std::vector<std::string> json{"application/json"};
    const Roles keepers{Role::administrator}, readers{Role::administrator, Role::records};
    constexpr std::size_t most = 16'384;
    router.add({"GET", "/v1/people", json, for_roles(reception, readers, list_people), Scope::open});
    router.add({"POST", "/v1/people", json, for_roles(reception, keepers, post_person), Scope::open, most});
    router.add({"GET", "/v1/people/{id}", json, for_roles(reception, readers, get_person), Scope::open});
    router.add({"PUT", "/v1/people/{id}", json, for_roles(reception, keepers, put_person), Scope::open, most});
    router.add({"POST", "/v1/people/{id}/password", json, for_roles(reception, keepers, post_new_password), Scope::open, most});
}

}  // namespace server
