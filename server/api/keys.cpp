// /v1/keys: the applications of an office.

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/office/registry.h"

namespace server {

using layout::Value;

namespace {

constexpr std::string_view key_schema = R"({"type": "object", "additionalProperties": false, "required": ["scopes", "label"],
    "properties": {"scopes": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"enum": ["read", "render", "report"]}},
        "label": {"type": "string", "minLength": 1, "maxLength": 200}, "expires": {"type": "string", "format": "date"}}})";

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

// "read,render", or nothing when one stands twice.
std::optional<std::string> scopes_in(const Value& body) {
    std::string list;
    for (const Value& scope : body.find("scopes")->items()) list += (list.empty() ? "" : ",") + scope.text();
    return read_scopes(list) ? std::optional(list) : std::nullopt;
}

Reply list_keys(const Request& request, const Caller& caller, Reception& reception) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    Value::Array items;
    for (const OfficeKey& key : reception.store.read()->keys(caller.sight)) items.push_back(told(key_members(key)));
    return private_reply(200, Value(Value::Object{{"items", Value(std::move(items))}}));
}

Reply post_key(const Request& request, const Caller& caller, Reception& reception) {
    static const layout::Schema schema = compile_schema(key_schema);
    const auto body = read_body(request, schema);
    if (!body) return reply_to(refuse_document(body.problems()), request.asker);
    const auto scopes = scopes_in(*body);
    if (!scopes) return reply_to(refuse_document({{"/scopes", "twice", "ระบุสิทธิ์ซ้ำกัน", "A scope stands twice."}}), request.asker);
    OfficeKey wanted;
    wanted.office = caller.actor.office;
    wanted.scopes = *scopes;
    wanted.label = text_in(*body, "label");
    wanted.created = reception.now();
    wanted.expires = read_day(text_in(*body, "expires"));
    const auto [key, token] = make_office_key(wanted);
    return change_once(reception, request, caller, *body, [&](Transaction& writing) -> OrRefusal<Reply> {
        if (const Outcome outcome = writing.add_key(key); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "key", key.office, key.id, key.version, reception.now()));
        Value::Object members = key_members(key);
        members.push_back({"token", Value(token)});
        return private_reply(201, told(std::move(members)), {{"Location", "/v1/keys"}});
    }, "token");
}

// Holds from the next request on. Once revoked it stays so.
Reply delete_key(const Request& request, const Caller& caller, Reception& reception) {
    return change_once(reception, request, caller, Value(), [&](Transaction& writing) -> OrRefusal<Reply> {
        auto key = writing.key(request.arguments[0]);
        if (!key || key->office != caller.actor.office) return refuse_absent();
        if (!key->revoked) {
            key->revoked = reception.now();
            ++key->version;
            if (const Outcome outcome = writing.update_key(caller.sight, *key); outcome != Outcome::done) return refusal_of(outcome);
            writing.append(event_of(caller, "revoke", key->office, key->id, key->version, reception.now()));
        }
        return private_reply(200, told(key_members(*key)));
    });
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
