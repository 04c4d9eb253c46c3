// /v1/offices: the directory. Offices are added by the operator (saraban admin office add).

#include "server/api/for_roles.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/api/records_api.h"
#include "server/office/office_units.h"

namespace server {

using layout::Value;

namespace {

Value office_value(const Office& office) {
    Value::Array units;
    for (const Unit& unit : office.units) {
        units.push_back(told({{"code", Value(unit.code)}, {"name", Value(unit.name)}, {"letter_code", Value(unit.letter_code)}}));
    }
    return Value(Value::Object{{"code", Value(office.code)}, {"name", Value(office.name)}, {"units", Value(std::move(units))}});
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
    return change_once(reception, request, caller, change_office(reception, caller, request.arguments[0], if_match(request), request.body),
                       [](const Office& office) { return private_reply(200, office_value(office), {{"ETag", version_tag(office.version)}}); });
}

}  // namespace

void add_offices(Router& router, Reception& reception) {
    const std::vector<std::string> json{"application/json"};
    router.add({"GET", "/v1/offices", json, for_roles(reception, {}, list_offices), Scope::open});
    router.add({"GET", "/v1/offices/{code}", json, for_roles(reception, {}, get_office), Scope::open});
    router.add({"PUT", "/v1/offices/{code}", json, for_roles(reception, {Role::administrator}, put_office), Scope::open});
}

}  // namespace server
