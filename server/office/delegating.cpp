#include "server/office/delegating.h"

#include "server/office/people_body.h"
#include "server/store/identifier.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::string_view delegation_schema = R"({"type": "object", "additionalProperties": false,
    "required": ["person", "capacity", "position", "principal", "order", "first", "last"],
    "properties": {"person": {"type": "string", "maxLength": 40}, "capacity": {"enum": ["on_behalf", "in_absence"]},
        "position": {"type": "string", "minLength": 1, "maxLength": 200}, "principal": {"type": "string", "minLength": 1, "maxLength": 200},
        "order": {"type": "string", "minLength": 1, "maxLength": 200},
        "first": {"type": "string", "format": "date"}, "last": {"type": "string", "format": "date"}}})";

std::optional<Refusal> check_delegation(const Transaction& reading, const Caller& caller, const Delegation& delegation) {
    const auto person = reading.person(caller.sight, delegation.person);
    layout::Problems problems;
    if (!person || !person->enabled) problems.push_back({"/person", "unknown", "ไม่พบบุคคลนี้ในหน่วยงาน", "The office has no such person."});
    if (delegation.last < delegation.first) problems.push_back({"/last", "order", "วันสิ้นสุดต้องไม่ก่อนวันเริ่มต้น", "The last day must not be before the first."});
    if (!problems.empty()) return refuse_document(std::move(problems));
    if (delegation.person != caller.actor.id) return {};
    return refuse_role({"บันทึกคำสั่งมอบอำนาจให้ตนเองไม่ได้ โปรดให้ผู้อื่นบันทึก", "Nobody records a delegation for himself; ask a colleague."});
}

}  // namespace

OrRefusal<Change<Delegation>> add_delegation(Reception& reception, const Caller& caller, std::string_view json) {
    static const layout::Schema schema = compile_schema(delegation_schema);
    const auto body = read_body(json, schema);
    if (!body) return refuse_document(body.problems());
    const Delegation delegation{new_identifier(), 1, caller.actor.office, text_in(*body, "person"), *read_capacity(text_in(*body, "capacity")),
                                text_in(*body, "position"), text_in(*body, "principal"), text_in(*body, "order"),
                                *read_day(text_in(*body, "first")), *read_day(text_in(*body, "last")), {}};
    return Change<Delegation>([caller, delegation, now = reception.now()](Transaction& writing) -> OrRefusal<Delegation> {
        if (const auto refusal = check_delegation(writing, caller, delegation)) return *refusal;
        if (const Outcome outcome = writing.add_delegation(delegation); outcome != Outcome::done) return refusal_of(outcome);
        AuditEvent event = event_of(caller, "delegate", delegation.office, delegation.id, delegation.version, now);
        event.detail = delegation.person;
        writing.append(event);
        return delegation;
    });
}

OrRefusal<Change<Delegation>> revoke_delegation(Reception& reception, const Caller& caller, const std::string& id) {
    return Change<Delegation>([caller, id, now = reception.now()](Transaction& writing) -> OrRefusal<Delegation> {
        const auto all = writing.delegations(caller.sight);
        const auto found = std::find_if(all.begin(), all.end(), [&](const Delegation& one) { return one.id == id; });
        if (found == all.end()) return refuse_absent();
        Delegation delegation = *found;
        if (delegation.revoked) return delegation;
        delegation.revoked = now;
        ++delegation.version;
        if (const Outcome outcome = writing.update_delegation(caller.sight, delegation); outcome != Outcome::done) return refusal_of(outcome);
        writing.append(event_of(caller, "revoke", delegation.office, delegation.id, delegation.version, now));
        return delegation;
    });
}

}  // namespace server
