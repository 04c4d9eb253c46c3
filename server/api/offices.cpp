// /v1/offices: the directory. Offices are added by the operator (saraban admin office add).

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/office/registry.h"

#include <set>

namespace server {

using layout::Value;

namespace {

constexpr std::string_view office_schema = R"({"type": "object", "additionalProperties": false, "required": ["name", "units"],
    "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 200},
        "units": {"type": "array", "maxItems": 100, "items": {"type": "object", "additionalProperties": false, "required": ["code", "name"],
            "properties": {"code": {"type": "string", "pattern": "^[A-Za-z0-9-]{1,20}$"}, "name": {"type": "string", "minLength": 1, "maxLength": 200},
                "letter_code": {"type": "string", "maxLength": 40}}}}}})";

Value office_value(const Office& office) {
    Value::Array units;
    for (const Unit& unit : office.units) {
        units.push_back(told({{"code", Value(unit.code)}, {"name", Value(unit.name)}, {"letter_code", Value(unit.letter_code)}}));
    }
    return Value(Value::Object{{"code", Value(office.code)}, {"name", Value(office.name)}, {"units", Value(std::move(units))}});
}

layout::Problems twice_named(const std::vector<Unit>& units) {
    layout::Problems problems;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (seen.insert(units[i].code).second) continue;
        problems.push_back({"/units/" + std::to_string(i) + "/code", "twice", "รหัสหน่วยงานย่อยซ้ำกัน", "Another unit has this code."});
    }
    return problems;
}

Reply list_offices(const Request& request, const Caller&, Reception& reception) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    Value::Array items;
    for (const Office& office : reception.store.read()->offices()) items.push_back(office_value(office));
    return private_reply(200, Value(Value::Object{{"items", Value(std::move(items))}}));
}

Reply get_office(const Request& request, const Caller&, Reception& reception) {
    const auto office = reception.store.read()->office(request.arguments[0]);
    if (!office) return reply_to(refuse_absent(), request.asker);
    return private_reply(200, office_value(*office), {{"ETag", version_tag(office->version)}});
}

Reply put_office(const Request& request, const Caller& caller, Reception& reception) {
    static const layout::Schema schema = compile_schema(office_schema);
    const auto body = read_body(request, schema);
    if (!body) return reply_to(refuse_document(body.problems()), request.asker);
    return change_once(reception, request, caller, *body, [&](Transaction& writing) -> OrRefusal<Reply> {
        auto office = writing.office(request.arguments[0]);
        if (!office || office->code != caller.actor.office) return refuse_absent();
        if (const auto refusal = check_version(request, office->version)) return *refusal;
        office->name = text_in(*body, "name");
        office->units.clear();
        for (const Value& unit : body->find("units")->items()) office->units.push_back({text_in(unit, "code"), text_in(unit, "name"), text_in(unit, "letter_code")});
        if (auto problems = twice_named(office->units); !problems.empty()) return refuse_document(std::move(problems));
        ++office->version;
        if (const Outcome outcome = writing.put_office(*office); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "office", office->code, office->code, office->version, reception.now()));
        return private_reply(200, office_value(*office), {{"ETag", version_tag(office->version)}});
    });
}

}  // namespace

void add_offices(Router& router, Reception& reception) {
    const std::vector<std::string> json{"application/json"};
    router.add({"GET", "/v1/offices", json, for_roles(reception, {}, list_offices), Scope::open});
    router.add({"GET", "/v1/offices/{code}", json, for_roles(reception, {}, get_office), Scope::open});
    router.add({"PUT", "/v1/offices/{code}", json, for_roles(reception, {Role::administrator}, put_office), Scope::open});
}

}  // namespace server
