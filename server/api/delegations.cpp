// /v1/delegations: who may sign in the director's place, by which order and when.

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/api/records_api.h"
#include "server/office/delegating.h"

namespace server {

using layout::Value;

namespace {

Value delegation_value(const Delegation& delegation) {
    return told({{"id", Value(delegation.id)},
                 {"person", Value(delegation.person)},
                 {"capacity", Value(std::string(name_of(delegation.capacity)))},
                 {"position", Value(delegation.position)},
                 {"principal", Value(delegation.principal)},
                 {"order", Value(delegation.order)},
                 {"first", Value(write_day(delegation.first))},
                 {"last", Value(write_day(delegation.last))},
                 {"revoked", delegation.revoked ? Value(write_instant(*delegation.revoked)) : Value()}});
}

Reply list_delegations(const Request& request, const Caller& caller, Reception& reception) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    Value::Array items;
    for (const Delegation& delegation : reception.store.read()->delegations(caller.sight)) items.push_back(delegation_value(delegation));
    return private_reply(200, Value(Value::Object{{"items", Value(std::move(items))}}));
}

Reply post_delegation(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, add_delegation(reception, caller, request.body),
                       [](const Delegation& made) { return private_reply(201, delegation_value(made), {{"Location", "/v1/delegations"}}); });
}

Reply delete_delegation(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, revoke_delegation(reception, caller, request.arguments[0]),
                       [](const Delegation& revoked) { return private_reply(200, delegation_value(revoked)); });
}

}  // namespace

void add_delegations(Router& router, Reception& reception) {
    const std::vector<std::string> json{"application/json"};
    const Roles keepers{Role::administrator, Role::records};
    router.add({"GET", "/v1/delegations", json, for_roles(reception, {}, list_delegations), Scope::open});
    router.add({"POST", "/v1/delegations", json, for_roles(reception, keepers, post_delegation), Scope::open});
    router.add({"DELETE", "/v1/delegations/{id}", json, for_roles(reception, keepers, delete_delegation), Scope::open});
}

}  // namespace server
