#include "server/office/plans.h"

#include "layout/value/schema.h"
#include "server/office/report_document.h"

#include <algorithm>
#include <map>
#include <set>

namespace server {

using layout::Value;

namespace {

constexpr const char* schema_of_plans = R"({"type": "object", "required": ["indicators"], "additionalProperties": false, "properties": {
    "indicators": {"type": "array", "maxItems": 500, "items": {"type": "object", "required": ["code", "name", "due"], "additionalProperties": false, "properties": {
        "code": {"type": "string", "minLength": 1, "maxLength": 20, "pattern": "^[^\\n]*$"},
        "name": {"type": "string", "minLength": 1, "maxLength": 1000, "pattern": "^[^\\n]*$"},
        "type": {"enum": ["strategic", "routine", null]},
        "due": {"type": "array", "minItems": 4, "maxItems": 4, "items": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}}}}}}})";

PlannedIndicator read_indicator(const Value& value) {
    PlannedIndicator indicator{text_at(value, "/code"), text_at(value, "/name"), text_at(value, "/type"), {}};
    for (std::size_t i = 0; i < 4; ++i) indicator.due[i] = read_day(text_at(value, layout::child_pointer("/due", i)));
    return indicator;
}

std::optional<Refusal> refuse_to_plan(const Caller& caller, const std::string& office) {
    if (caller.actor.roles.has(Role::strategy_reviewer)) return {};
    if (caller.actor.office != office) return refusal_of(Outcome::not_found);
    if (caller.actor.roles.has_one_of({Role::preparer, Role::approver})) return {};
    return Refusal{kind::role, {"ท่านไม่มีสิทธิ์กำหนดแผนของหน่วยงาน", "You have no right to write the office's plan."}, {}, {}};
}

// The report of each indicator and quarter that counts: the newest edition that was not cancelled.
std::map<std::pair<std::string, int>, ReportState> states_of(const Transaction& reading, const Sight& sight, const Plan& plan) {
    ReportFilter filter;
    filter.fiscal_year = plan.fiscal_year;
    filter.office = plan.office;
    std::map<std::pair<std::string, int>, ReportState> states;
    std::optional<ReportPlace> after;
    do {
        const ReportPage page = reading.reports(sight, filter, after, most_rows);
        for (const Report& report : page.items)
            if (report.state != ReportState::cancelled && report.state != ReportState::superseded) states[{report.code, report.quarter}] = report.state;
        after = page.next;
    } while (after);
    return states;
}

}  // namespace

layout::Result<std::vector<PlannedIndicator>> read_planned(std::string_view body) {
    static const layout::Schema schema = layout::Schema::compile(read_kept(schema_of_plans), "plan");
    const auto value = layout::read_json(body);
    if (!value) return value.problems();
    if (auto problems = schema.check(*value); !problems.empty()) return problems;
    std::vector<PlannedIndicator> indicators;
    std::set<std::string> codes;
    layout::Problems problems;
    for (const Value& one : value->find("indicators")->items()) {
        if (!codes.insert(text_at(one, "/code")).second)
            problems.push_back({layout::child_pointer("/indicators", indicators.size()), "rule", "รหัสตัวชี้วัดนี้ซ้ำกับรายการก่อนหน้า", "This code stands in the plan already"});
        indicators.push_back(read_indicator(one));
    }
    if (!problems.empty()) return problems;
    std::sort(indicators.begin(), indicators.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return indicators;
}

OrRefusal<Plan> put_plan(const Registry& registry, const Caller& caller, int fiscal_year, const std::string& office,
                         std::optional<std::int64_t> if_match, std::vector<PlannedIndicator> indicators) {
    if (const auto refusal = refuse_to_plan(caller, office)) return *refusal;
    const auto writing = registry.store.write();
    if (!writing->office(office)) return refusal_of(Outcome::not_found);
    const auto old = writing->plan(Sight::everything(), fiscal_year, office);
    if (old && !if_match) {
        return Refusal{kind::if_match_required, {"มีแผนอยู่แล้ว ต้องระบุรุ่นของแผนที่ท่านเห็น (If-Match)", "There is a plan; say in If-Match which version you have seen."}, {}, {}};
    }
    if (if_match && *if_match != (old ? old->version : 0)) return refusal_of(Outcome::stale);
    const Plan plan{fiscal_year, office, old ? old->version + 1 : 1, std::move(indicators)};
    if (const Outcome outcome = writing->put_plan(Sight::everything(), plan); outcome != Outcome::done) return refusal_of(outcome);
    AuditEvent event;
    event.at = registry.now();
    event.actor = caller.actor.id;
    event.via = caller.via;
    event.office = office;
    event.action = "plan";
    event.record = record_of(plan);
    event.version = plan.version;
    writing->append(std::move(event));
    writing->commit();
    return plan;
}

std::vector<MissingReport> missing_reports(const Transaction& reading, const Sight& sight, const Plan& plan, Instant now) {
    const auto states = states_of(reading, sight, plan);
    std::vector<MissingReport> missing;
    for (int quarter = 1; quarter <= 4; ++quarter) {
        for (const PlannedIndicator& indicator : plan.indicators) {
            const auto& due = indicator.due[quarter - 1];
            const auto found = states.find({indicator.code, quarter});
            const bool was_sent = found != states.end() && (found->second == ReportState::sent || found->second == ReportState::reviewed);
            if (!due || was_sent) continue;
            missing.push_back({indicator, quarter, *due, *due < day_in_thailand(now), found == states.end() ? std::nullopt : std::optional(found->second)});
        }
    }
    return missing;
}

}  // namespace server
