// /v1/people: who works in the caller's office.

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/api/records_api.h"
#include "server/office/staff.h"

namespace server {

using layout::Value;

namespace {

Fields tag_of(const Person& person) { return {{"ETag", version_tag(person.version)}}; }

Value with_password(const Person& person, const std::string& password) {
    Value::Object members = person_value(person).members();
    members.push_back({"password", Value(password)});
    return Value(std::move(members));
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
    return private_reply(200, person_value(*person), tag_of(*person));
}

Reply post_person(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, add_person(reception, caller, request.body), [](const PersonWithPassword& made) {
        return private_reply(201, with_password(made.person, made.password), {{"Location", "/v1/people/" + made.person.id}, {"ETag", version_tag(made.person.version)}});
    }, "password");
}

Reply put_person(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, change_person(reception, caller, request.arguments[0], if_match(request), request.body),
                       [](const Person& person) { return private_reply(200, person_value(person), tag_of(person)); });
}

Reply post_new_password(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, renew_password(reception, caller, request.arguments[0]),
                       [](const PersonWithPassword& made) { return private_reply(200, with_password(made.person, made.password), tag_of(made.person)); }, "password");
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
