// The people of an office. They are disabled, never removed: records name them. Asked for by administrators.

#pragma once

#include "server/office/change.h"
#include "server/people/reception.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace server {

struct PersonWithPassword {
    Person person;
    std::string password;  // Random, to be told once.
};

// {"login", "name", "position", "unit", "roles": […]}: somebody of the caller's own office.
OrRefusal<Change<PersonWithPassword>> add_person(Reception& reception, const Caller& caller, std::string_view body);

// {"name", "position", "unit", "roles": […], "enabled"}. Ends the sessions of who loses a right.
OrRefusal<Change<Person>> change_person(Reception& reception, const Caller& caller, const std::string& id, const std::optional<std::int64_t>& seen, std::string_view body);

// A forgotten password: a new one, which ends all sessions and locks.
OrRefusal<Change<PersonWithPassword>> renew_password(Reception& reception, const Caller& caller, const std::string& id);

}  // namespace server
