// /v1/keys: the applications of an office.

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/api/records_api.h"
#include "server/office/applications.h"

namespace server {

using layout::Value;

namespace {

Value::Object key_members(const OfficeKey& key) {
    Value::Array scopes;
    const auto names = read_scopes(key.scopes);
    for (const Scope scope : names ? *names : std::vector<Scope>()) scopes.emplace_back(std::string(name_of(scope)));
    return {{"id", Value(key.id)},
            {"scopes", Value(std::move(scopes))},
            {"label", Value(key.label)},
            {"created", Value(write_instant(key.created))},
            {"expires", key.expires ? Value(write_day(*key.expires)) : Value()},
            {"revoked", key.revoked ? Value(write_instant(*key.revoked)) : Value()}};
}

Reply list_keys(const Request& request, const Caller& caller, Reception& reception) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    Value::Array items;
    for (const OfficeKey& key : reception.store.read()->keys(caller.sight)) items.push_back(told(key_members(key)));
    return private_reply(200, Value(Value::Object{{"items", Value(std::move(items))}}));
}

Reply post_key(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, add_key(reception, caller, request.body), [](const KeyWithToken& made) {
        Value::Object members = key_members(made.key);
        members.push_back({"token", Value(made.token)});
        return private_reply(201, told(std::move(members)), {{"Location", "/v1/keys"}});
    }, "token");
}

Reply delete_key(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, revoke_key(reception, caller, request.arguments[0]),
                       [](const OfficeKey& key) { return private_reply(200, told(key_members(key))); });
}

}  // namespace

void add_keys(Router& router, Reception& reception) {
    const std::vector<std::string> json{"application/json"};
    const Roles keepers{Role::administrator};
    router.add({"GET", "/v1/keys", json, for_roles(reception, keepers, list_keys), Scope::open});
    router.add({"POST", "/v1/keys", json, for_roles(reception, keepers, post_key), Scope::open});
    router.add({"DELETE", "/v1/keys/{id}", json, for_roles(reception, keepers, delete_key), Scope::open});
}

}  // namespace server
