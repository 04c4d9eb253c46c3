// /v1/plans/{fiscal_year}/{office}: what is expected, and what of it is missing.

#include "server/api/json_reply.h"
#include "server/api/record_values.h"
#include "server/api/records_api.h"
#include "server/office/plans.h"

namespace server {

using layout::Value;

namespace {

// The fiscal year in the path; 0, which no plan has, for what is none.
int year_in(const Request& request) { return read_whole(request.arguments[0]).value_or(0); }

Reply put(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    if (year_in(request) < 2500 || year_in(request) > 2700) return reply_to(refusal_of(Outcome::not_found), request.asker);  // As the schema of reports.
    auto indicators = read_planned(request.body);
    if (!indicators) return reply_to(refuse_document(indicators.problems()), request.asker);
    return reply_or_refusal(put_plan(api.registry, caller, year_in(request), request.arguments[1], if_match(request), *std::move(indicators)), request.asker,
                            [](const Plan& plan) { return record_reply(plan_value(plan), plan.version); });
}

Reply get(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const auto plan = api.registry.store.read()->plan(caller.sight, year_in(request), request.arguments[1]);
    return plan ? record_reply(plan_value(*plan), plan->version) : reply_to(refusal_of(Outcome::not_found), request.asker);
}

Value value_of(const MissingReport& one) {
    return Value(Value::Object{{"code", Value(one.indicator.code)},
                               {"name", Value(one.indicator.name)},
                               {"quarter", json_number(static_cast<std::size_t>(one.quarter))},
                               {"due", Value(write_day(one.due))},
                               {"overdue", Value(one.overdue)},
                               {"state", one.state ? Value(std::string(name_of(*one.state))) : Value()}});
}

Reply get_missing(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const auto reading = api.registry.store.read();
    const auto plan = reading->plan(caller.sight, year_in(request), request.arguments[1]);
    if (!plan) return reply_to(refusal_of(Outcome::not_found), request.asker);
    Value::Array items;
    for (const MissingReport& one : missing_reports(*reading, caller.sight, *plan, api.registry.now())) items.push_back(value_of(one));
    return list_reply(request, std::move(items), {});
}

}  // namespace

void add_plans(Router& router, const RecordsApi& api) {
    const auto add = [&](const char* method, const char* pattern, Reply (*handler)(const RecordsApi&, const Request&, const Caller&)) {
        router.add({method, pattern, {"application/json"},
                    for_known(api, [api, handler](const Request& request, const Caller& caller) { return handler(api, request, caller); }), Scope::open});
    };
    add("PUT", "/v1/plans/{fiscal_year}/{office}", put);
    add("GET", "/v1/plans/{fiscal_year}/{office}", get);
    add("GET", "/v1/plans/{fiscal_year}/{office}/missing", get_missing);
}

}  // namespace server
