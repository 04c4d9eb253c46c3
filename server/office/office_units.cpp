#include "server/office/office_units.h"

#include "server/office/people_body.h"

#include <set>
#include <string>

namespace server {

using layout::Value;

namespace {

constexpr std::string_view office_schema = R"({"type": "object", "additionalProperties": false, "required": ["name", "units"],
    "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 200},
        "units": {"type": "array", "maxItems": 100, "items": {"type": "object", "additionalProperties": false, "required": ["code", "name"],
            "properties": {"code": {"type": "string", "pattern": "^[A-Za-z0-9-]{1,20}$"}, "name": {"type": "string", "minLength": 1, "maxLength": 200},
                "letter_code": {"type": "string", "maxLength": 40}}}}}})";

layout::Problems twice_named(const std::vector<Unit>& units) {
    layout::Problems problems;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (seen.insert(units[i].code).second) continue;
        problems.push_back({"/units/" + std::to_string(i) + "/code", "twice", "รหัสหน่วยงานย่อยซ้ำกัน", "Another unit has this code."});
    }
    return problems;
}

}  // namespace

OrRefusal<Change<Office>> change_office(Reception& reception, const Caller& caller, const std::string& code, const std::optional<std::int64_t>& seen, std::string_view json) {
    static const layout::Schema schema = compile_schema(office_schema);
    const auto body = read_body(json, schema);
    if (!body) return refuse_document(body.problems());
    return Change<Office>([caller, code, seen, body = *body, now = reception.now()](Transaction& writing) -> OrRefusal<Office> {
        auto office = writing.office(code);
        if (!office || office->code != caller.actor.office) return refuse_absent();
        if (const auto refusal = check_version(seen, office->version)) return *refusal;
        office->name = text_in(body, "name");
        office->units.clear();
        for (const Value& unit : body.find("units")->items()) office->units.push_back({text_in(unit, "code"), text_in(unit, "name"), text_in(unit, "letter_code")});
        if (auto problems = twice_named(office->units); !problems.empty()) return refuse_document(std::move(problems));
        ++office->version;
        if (const Outcome outcome = writing.put_office(*office); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "office", office->code, office->code, office->version, now));
        return *office;
    });
}

}  // namespace server
