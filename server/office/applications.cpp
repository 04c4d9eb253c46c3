#include "server/office/applications.h"

#include "server/office/people_body.h"

namespace server {

using layout::Value;

namespace {

constexpr std::string_view key_schema = R"({"type": "object", "additionalProperties": false, "required": ["scopes", "label"],
    "properties": {"scopes": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"enum": ["read", "render", "report"]}},
        "label": {"type": "string", "minLength": 1, "maxLength": 200}, "expires": {"type": "string", "format": "date"}}})";

// "read,render", or nothing when one stands twice.
std::optional<std::string> scopes_in(const Value& body) {
    std::string list;
    for (const Value& scope : body.find("scopes")->items()) list += (list.empty() ? "" : ",") + scope.text();
    return read_scopes(list) ? std::optional(list) : std::nullopt;
}

}  // namespace

OrRefusal<Change<KeyWithToken>> add_key(Reception& reception, const Caller& caller, std::string_view json) {
    static const layout::Schema schema = compile_schema(key_schema);
    const auto body = read_body(json, schema);
    if (!body) return refuse_document(body.problems());
    const auto scopes = scopes_in(*body);
    if (!scopes) return refuse_document({{"/scopes", "twice", "ระบุสิทธิ์ซ้ำกัน", "A scope stands twice."}});
    OfficeKey wanted;
    wanted.office = caller.actor.office;
    wanted.scopes = *scopes;
    wanted.label = text_in(*body, "label");
    wanted.created = reception.now();
    wanted.expires = read_day(text_in(*body, "expires"));
    const auto made = make_office_key(wanted);
    return Change<KeyWithToken>([caller, made](Transaction& writing) -> OrRefusal<KeyWithToken> {
        const auto& [key, token] = made;
        if (const Outcome outcome = writing.add_key(key); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "key", key.office, key.id, key.version, key.created));
        return KeyWithToken{key, token};
    });
}

OrRefusal<Change<OfficeKey>> revoke_key(Reception& reception, const Caller& caller, const std::string& id) {
    return Change<OfficeKey>([caller, id, now = reception.now()](Transaction& writing) -> OrRefusal<OfficeKey> {
        auto key = writing.key(id);
        if (!key || key->office != caller.actor.office) return refuse_absent();
        if (key->revoked) return *key;
        key->revoked = now;
        ++key->version;
        if (const Outcome outcome = writing.update_key(caller.sight, *key); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "revoke", key->office, key->id, key->version, now));
        return *key;
    });
}

}  // namespace server
