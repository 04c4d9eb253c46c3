// What the screens of an office's administration share.

#pragma once

#include "server/desk/move_page.h"
#include "server/desk/screen.h"

#include <string>
#include <vector>

namespace server {

// The screen for people with one of the roles; for others a page that says whose it is.
Screen only_for(Roles roles, Screen screen);

// Its tabs, with the one that is open; of a person without the administrator's role only those that are for them.
void put_tabs(View& view, const Visit& visit, const char* here);

// {"login": "…", …}: the fields of the form that are not empty, as the texts of a body.
layout::Value::Object texts_of(const FormFields& form, std::initializer_list<const char*> names);

// A day as people type it ("25/6/2569") as the body has it; what is none stays as it was typed, and is refused by name.
void put_day(layout::Value::Object& body, const FormFields& form, const char* name);

layout::Value texts_in(const FormFields& form, const char* name);  // All values of that name.

}  // namespace server
