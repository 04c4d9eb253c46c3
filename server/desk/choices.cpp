#include "server/desk/choices.h"

#include <utility>

namespace server {

Choices fiscal_year_choices(int this_year) {
    Choices choices;
    for (int year = this_year + 1; year >= this_year - 8; --year) choices.push_back({std::to_string(year), std::to_string(year)});
    return choices;
}

Choices quarter_choices(int last) {
    Choices choices;
    for (int quarter = 1; quarter <= last; ++quarter) choices.push_back({std::to_string(quarter), thai_quarter(quarter)});
    return choices;
}

Choices office_choices(const OfficeNames& names) {
    Choices choices;
    for (const auto& [code, name] : names) choices.push_back({code, name});
    return choices;
}

Choices with_blank(const char* label, Choices choices) {
    choices.insert(choices.begin(), {"", label});
    return choices;
}

std::vector<View> options(const Choices& choices, const std::string& chosen) {
    std::vector<View> rows;
    for (const auto& [value, label] : choices) rows.push_back(View().text("value", value).text("label", label).flag("chosen", value == chosen));
    return rows;
}

std::vector<View> office_options(const Visit& visit, const OfficeNames& names, const std::string& chosen) {
    if (visit.caller.sight.reach == Reach::own_office) return {};
    return options(with_blank("ทุกหน่วยงาน", office_choices(names)), chosen);
}

}  // namespace server
