// /v1/delegations: who may sign in the director's place, by which order and when.

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/office/registry.h"
#include "server/store/identifier.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

constexpr std::string_view delegation_schema = R"({"type": "object", "additionalProperties": false,
    "required": ["person", "capacity", "position", "principal", "order", "first", "last"],
    "properties": {"person": {"type": "string", "maxLength": 40}, "capacity": {"enum": ["on_behalf", "in_absence"]},
        "position": {"type": "string", "minLength": 1, "maxLength": 200}, "principal": {"type": "string", "minLength": 1, "maxLength": 200},
        "order": {"type": "string", "minLength": 1, "maxLength": 200},
        "first": {"type": "string", "format": "date"}, "last": {"type": "string", "format": "date"}}})";

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

std::optional<Refusal> check_delegation(const Transaction& reading, const Caller& caller, const Delegation& delegation) {
    const auto person = reading.person(caller.sight, delegation.person);
    layout::Problems problems;
    if (!person || !person->enabled) problems.push_back({"/person", "unknown", "ไม่พบบุคคลนี้ในหน่วยงาน", "The office has no such person."});
    if (delegation.last < delegation.first) problems.push_back({"/last", "order", "วันสิ้นสุดต้องไม่ก่อนวันเริ่มต้น", "The last day must not be before the first."});
    if (!problems.empty()) return refuse_document(std::move(problems));
    if (delegation.person != caller.actor.id) return {};
    return refuse_role({"บันทึกคำสั่งมอบอำนาจให้ตนเองไม่ได้ โปรดให้ผู้อื่นบันทึก", "Nobody records a delegation for himself; ask a colleague."});
}

Reply list_delegations(const Request& request, const Caller& caller, Reception& reception) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    Value::Array items;
    for (const Delegation& delegation : reception.store.read()->delegations(caller.sight)) items.push_back(delegation_value(delegation));
    return private_reply(200, Value(Value::Object{{"items", Value(std::move(items))}}));
}

Reply post_delegation(const Request& request, const Caller& caller, Reception& reception) {
    static const layout::Schema schema = compile_schema(delegation_schema);
    const auto body = read_body(request, schema);
    if (!body) return reply_to(refuse_document(body.problems()), request.asker);
    const Delegation delegation{new_identifier(), 1, caller.actor.office, text_in(*body, "person"), *read_capacity(text_in(*body, "capacity")),
                                text_in(*body, "position"), text_in(*body, "principal"), text_in(*body, "order"),
                                *read_day(text_in(*body, "first")), *read_day(text_in(*body, "last")), {}};
    return change_once(reception, request, caller, *body, [&](Transaction& writing) -> OrRefusal<Reply> {
        if (const auto refusal = check_delegation(writing, caller, delegation)) return *refusal;
        if (const Outcome outcome = writing.add_delegation(delegation); outcome != Outcome::done) return refusal_of(outcome);
        AuditEvent event = event_of(caller, "delegate", delegation.office, delegation.id, delegation.version, reception.now());
        event.detail = delegation.person;
        writing.append(event);
        return private_reply(201, delegation_value(delegation), {{"Location", "/v1/delegations"}});
    });
}

// Once revoked it stays so; whoever revokes it again is told the same.
Reply delete_delegation(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, Value(), [&](Transaction& writing) -> OrRefusal<Reply> {
        const auto all = writing.delegations(caller.sight);
        const auto found = std::find_if(all.begin(), all.end(), [&](const Delegation& one) { return one.id == request.arguments[0]; });
        if (found == all.end()) return refuse_absent();
        Delegation delegation = *found;
        if (!delegation.revoked) {
            delegation.revoked = reception.now();
            ++delegation.version;
            if (const Outcome outcome = writing.update_delegation(caller.sight, delegation); outcome != Outcome::done) return refusal_of(outcome);
            writing.append(event_of(caller, "revoke", delegation.office, delegation.id, delegation.version, reception.now()));
        }
        return private_reply(200, delegation_value(delegation));
    });
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
