#include "server/desk/people_screens.h"

#include "server/desk/thai_day_text.h"
#include "server/office/people_body.h"

#include <string_view>

namespace server {

using layout::Value;

namespace {

struct Tab {
    const char* address;
    const char* label;
    Roles roles;
};

const Tab tabs[] = {
    {"/people", "ผู้ใช้", {Role::administrator}},
    {"/people/delegations", "คำสั่งมอบอำนาจ", {Role::administrator, Role::records}},
    {"/people/units", "ฝ่ายและรหัสหนังสือ", {Role::administrator}},
    {"/people/keys", "กุญแจ API", {Role::administrator}},
};

}  // namespace

Screen only_for(Roles roles, Screen screen) {
    return [roles, screen = std::move(screen)](const Visit& visit) {
        if (const auto refusal = refuse_unless(visit.caller, roles)) return show_refusal(visit, *refusal);
        return screen(visit);
    };
}

void put_tabs(View& view, const Visit& visit, const char* here) {
    std::vector<View> rows;
    for (const Tab& tab : tabs) {
        if (!visit.caller.actor.roles.has_one_of(tab.roles)) continue;
        rows.push_back(View().text("address", tab.address).text("label", tab.label).flag("here", std::string_view(tab.address) == here));
    }
    view.list("tabs", std::move(rows));
}

Value::Object texts_of(const FormFields& form, std::initializer_list<const char*> names) {
    Value::Object members;
    for (const char* name : names)
        if (const std::string text = form_value(form, name); !text.empty()) members.push_back({name, Value(text)});
    return members;
}

void put_day(Value::Object& body, const FormFields& form, const char* name) {
    const std::string text = form_value(form, name);
    if (text.empty()) return;
    const auto day = read_thai_day(text);
    body.push_back({name, Value(day ? write_day(*day) : text)});
}

Value texts_in(const FormFields& form, const char* name) {
    Value::Array items;
    for (const std::string& text : form_values(form, name)) items.emplace_back(text);
    return Value(std::move(items));
}

}  // namespace server
