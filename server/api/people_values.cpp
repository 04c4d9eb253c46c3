// People as JSON says them.

#include "server/api/people_api.h"
#include "server/api/record_body.h"

namespace server {

using layout::Value;

Value role_names(Roles roles) {
    Value::Array names;
    for (const Role role : all_roles) {
        if (roles.has(role)) names.emplace_back(std::string(name_of(role)));
    }
    return Value(std::move(names));
}

Value person_value(const Person& person) {
    return told({{"id", Value(person.id)},
                 {"login", Value(person.login)},
                 {"name", Value(person.name)},
                 {"position", Value(person.position)},
                 {"office", Value(person.office)},
                 {"unit", Value(person.unit)},
                 {"roles", role_names(person.roles)},
                 {"enabled", Value(person.enabled)}});
}

Value session_value(const Transaction& reading, const Person& person, const Session& session) {
    const auto office = reading.office(person.office);
    return Value(Value::Object{{"person", person_value(person)},
                               {"office", Value(Value::Object{{"code", Value(person.office)}, {"name", Value(office ? office->name : "")}})},
                               {"roles", role_names(person.roles)},
                               {"form_token", Value(session.form_token)},
                               {"ends", Value(write_instant(session.ends))}});
}

}  // namespace server
