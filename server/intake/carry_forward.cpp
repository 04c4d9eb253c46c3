#include "server/intake/carry_forward.h"

#include "server/intake/figure.h"

#include <string>

namespace server {

using layout::Problem;
using layout::Value;

namespace {

constexpr const char* mark = "carried_from";

bool says_something(const Value* report) { return report && report->is_string() && !report->text().empty() && report->text() != "-"; }

bool is_entered(const Value* result) {
    const Value* const text = result ? result->find("text") : nullptr;
    if (!text || !text->is_string() || text->text().empty()) return false;
    const auto number = number_in(text->text());
    return !number || number->value != 0;
}

// `quarter` with a member set; a new one goes to the end.
void set(Value::Object& quarter, const std::string& name, const Value& value) {
    for (auto& [known, member] : quarter)
        if (known == name) return static_cast<void>(member = value);
    quarter.push_back({name, value});
}

Value carried(const Value& before, const Value& quarter, int from) {
    Value::Object members = quarter.members();
    for (const char* name : {"result", "report"})
        if (const Value* value = before.find(name)) set(members, name, *value);
    set(members, mark, Value(layout::Number{std::to_string(from), static_cast<double>(from)}));
    return Value(std::move(members));
}

}  // namespace

layout::Result<Value> carry_forward(const Value& indicator, int quarter) {
    const std::string before_at = "/quarters/" + std::to_string(quarter - 2), at = "/quarters/" + std::to_string(quarter - 1);
    const Value* const before = layout::at_pointer(indicator, before_at);
    const Value* const now = layout::at_pointer(indicator, at);
    if (quarter < 2 || quarter > 4 || !before || !before->is_object() || !now || !now->is_object())
        return Problem{"/quarters", "quarter", "ยกข้อมูลจากไตรมาสก่อนมาได้เฉพาะไตรมาสที่ 2 ถึง 4 ของตัวชี้วัด", "Only the quarters 2 to 4 of an indicator can be carried forward to."};
    if (!says_something(before->find("report")) && !is_entered(before->find("result")))
        return Problem{before_at, "nothing_to_carry", "ไตรมาสก่อนหน้ายังไม่มีผลงานหรือรายงานให้ยกมา", "The quarter before has neither a result nor a report to carry forward."};
    if (says_something(now->find("report")) || is_entered(now->find("result")))
        return Problem{at, "not_empty", "ไตรมาสนี้มีข้อมูลแล้ว จึงไม่ยกข้อมูลจากไตรมาสก่อนมาทับ", "The quarter already says something, which is not overwritten."};

    Value::Object members = indicator.members();
    for (auto& [name, member] : members) {
        if (name != "quarters") continue;
        Value::Array quarters = member.items();
        quarters[static_cast<std::size_t>(quarter - 1)] = carried(*before, *now, quarter - 1);
        member = Value(std::move(quarters));
    }
    return Value(std::move(members));
}

}  // namespace server
