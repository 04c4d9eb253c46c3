// The page on which a report is written, be it a new one or one that is there.

#pragma once

#include "server/desk/report_form.h"

#include <cstdint>
#include <string>

namespace server {

struct OpenForm {
    std::string title, action;               // Where the form goes.
    layout::Value document;                  // With all fields.
    bool is_new = false;
    std::int64_t version = 0;                // That was seen; 0 of a new one.
    bool truncated = false;                  // From a page that was cut off: the clerk says when it is whole.
    FormFields origin = {};                  // Hidden fields that say what a new one begins with.
    std::string note = "";                   // What was just done, and is not saved yet.
    layout::Problems problems = {};
    std::optional<layout::Value> theirs = {};  // What somebody else has saved meanwhile.
    int status = 200;
};

Reply show_report_form(const Visit& visit, const OpenForm& form);

// What a form means by its button: "save", "submit" (save and propose) or "repair" (take the ticked suggestions).
std::string button_of(const FormFields& form);

// The form again with the ticked suggestions taken; nothing is saved.
OpenForm with_repairs(const Visit& visit, OpenForm form);

}  // namespace server
