// The resources of people, offices and applications, one file each.

#pragma once

#include "layout/value/value.h"
#include "server/http/router.h"
#include "server/people/reception.h"

#include <string>

namespace server {

// The reception must outlive the router. Each route identifies its caller itself.
void add_people_api(Router& router, Reception& reception);

void add_sessions(Router& router, Reception& reception);     // /v1/sessions
void add_people(Router& router, Reception& reception);       // /v1/people
void add_offices(Router& router, Reception& reception);      // /v1/offices
void add_delegations(Router& router, Reception& reception);  // /v1/delegations
void add_keys(Router& router, Reception& reception);         // /v1/keys

// {"person": …, "office": …, "roles": […], "form_token": …, "ends": …}
layout::Value session_value(const Transaction& reading, const Person& person, const Session& session);

// A person without what is secret.
layout::Value person_value(const Person& person);

layout::Value role_names(Roles roles);

}  // namespace server
