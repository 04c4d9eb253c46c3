// What a <select> of the desk offers.

#pragma once

#include "server/desk/report_views.h"
#include "server/desk/screen.h"

#include <string>
#include <vector>

namespace server {

struct Choice {
    std::string value, label;
};
using Choices = std::vector<Choice>;

Choices fiscal_year_choices(int this_year);       // The next one first, and eight back.
Choices quarter_choices(int last = 4);            // From the first on.
Choices office_choices(const OfficeNames& names);

// Each state by its name in addresses and filters.
template <class States>
Choices state_choices(const States& states) {
    Choices choices;
    for (const auto state : states) choices.push_back({std::string(name_of(state)), std::string(thai_name_of(state))});
    return choices;
}

// First stands a row whose value is "", for no choice: "ทุกปี", "ไม่ระบุ".
Choices with_blank(const char* label, Choices choices);

// The rows, as {{> option}} shows them: value, label, chosen.
std::vector<View> options(const Choices& choices, const std::string& chosen);

// The offices that a list can be narrowed to; none for those who see but their own.
std::vector<View> office_options(const Visit& visit, const OfficeNames& names, const std::string& chosen);

}  // namespace server
