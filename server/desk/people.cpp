// /people: who works in the office, what they may do, and the passwords that begin it.

#include "layout/value/write_json.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/people_screens.h"
#include "server/office/staff.h"

namespace server {

using layout::Value;

namespace {

std::string role_labels(Roles roles) {
    std::string labels;
    for (const Role role : all_roles)
        if (roles.has(role)) labels += (labels.empty() ? "" : ", ") + std::string(thai_name_of(role));
    return labels;
}

std::string unit_name(const Office& office, const std::string& code) {
    for (const Unit& unit : office.units)
        if (unit.code == code) return unit.name;
    return code;
}

Office office_of(const Transaction& reading, const Visit& visit) { return reading.office(visit.caller.actor.office).value_or(Office{visit.caller.actor.office, 1, "", {}}); }

// The strategy office's administrators see other offices' reports, not their people.
std::vector<View> person_rows(const Transaction& reading, const Visit& visit, const Office& office) {
    std::vector<View> rows;
    for (const Person& person : reading.people(visit.caller.sight)) {
        View row;
        row.text("address", "/people/" + person.id).text("login", person.login).text("name", person.name).text("position", person.position);
        row.text("unit", unit_name(office, person.unit)).text("roles", role_labels(person.roles)).flag("enabled", person.enabled);
        rows.push_back(row.flag("locked", person.locked_until && *person.locked_until > visit.desk.registry.now()));
    }
    return rows;
}

Reply list(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const Office office = office_of(*reading, visit);
    View view;
    view.text("office", office.name).list("rows", person_rows(*reading, visit, office));
    put_tabs(view, visit, "/people");
    return show(visit, "people", {"ผู้ใช้และสิทธิ์", view});
}

// What a form of a person shows: as kept, or as typed.
struct PersonForm {
    std::string id;  // "" for somebody new.
    std::string login, name, position, unit;
    Roles roles;
    bool enabled = true;
    std::int64_t version = 0;
};

PersonForm form_of(const Person& person) {
    return {person.id, person.login, person.name, person.position, person.unit, person.roles, person.enabled, person.version};
}

PersonForm typed(const Visit& visit, const std::string& id) {
    PersonForm form{id, form_value(visit.form, "login"), form_value(visit.form, "name"), form_value(visit.form, "position"), form_value(visit.form, "unit"), {},
                    form_value(visit.form, "enabled") == "yes", seen_version(visit.form).value_or(0)};
    for (const std::string& name : form_values(visit.form, "role"))
        if (const auto role = read_role(name)) form.roles.add(*role);
    return form;
}

Reply show_form(const Visit& visit, const PersonForm& form, int status = 200, std::vector<FormError> errors = {}) {
    const auto reading = visit.desk.registry.store.read();
    std::vector<Asked> asked;
    if (form.id.empty()) asked.push_back({"login", "ชื่อผู้ใช้", form.login, "3 ถึง 40 ตัว ใช้ a–z, 0–9, จุด, ขีด"});
    asked.push_back({"name", "ชื่อและนามสกุล", form.name, "ตามที่พิมพ์ใต้ลายมือชื่อ"});
    asked.push_back({"position", "ตำแหน่ง", form.position});
    Choices units;
    std::vector<View> roles;
    for (const Unit& unit : office_of(*reading, visit).units) units.push_back({unit.code, unit.name});
    for (const Role role : all_roles)
        roles.push_back(View().text("value", std::string(name_of(role))).text("label", std::string(thai_name_of(role))).flag("chosen", form.roles.has(role)));
    View view;
    view.text("action", form.id.empty() ? "/people/new" : "/people/" + form.id).text("version", std::to_string(form.version)).list("asked", asked_rows(asked, errors));
    view.list("units", options(with_blank("ไม่ระบุ", std::move(units)), form.unit)).list("roles", std::move(roles)).flag("enabled", form.enabled).flag("is_new", form.id.empty()).text("login", form.login);
    view.text("password_action", "/people/" + form.id + "/password");
    put_tabs(view, visit, "/people");
    return show(visit, "person", {form.id.empty() ? "เพิ่มผู้ใช้" : form.name, view, status, std::move(errors)});
}

Reply show_password(const Visit& visit, const PersonWithPassword& made) {
    View view;
    view.text("login", made.person.login).text("name", made.person.name).text("secret", made.password);
    put_tabs(view, visit, "/people");
    return show(visit, "password", {"รหัสผ่านใหม่", view});
}

Reply get_person(const Visit& visit) {
    const auto person = visit.desk.registry.store.read()->person(visit.caller.sight, visit.request.arguments[0]);
    return person ? show_form(visit, form_of(*person)) : show_refusal(visit, refusal_of(Outcome::not_found));
}

Value::Object body_of(const Visit& visit) {
    Value::Object body = texts_of(visit.form, {"name", "position", "unit"});
    body.push_back({"roles", texts_in(visit.form, "role")});
    return body;
}

Reply post_new(const Visit& visit) {
    Value::Object body = body_of(visit);
    body.push_back({"login", Value(form_value(visit.form, "login"))});
    const auto made = carry_out(visit.desk.reception.store, add_person(visit.desk.reception, visit.caller, layout::write_json(Value(std::move(body)))));
    if (const auto* refusal = std::get_if<Refusal>(&made)) {
        if (refusal->kind.code == kind::taken.code) return show_form(visit, typed(visit, ""), refusal->kind.status, {{"login", "มีผู้ใช้ชื่อนี้แล้ว"}});
        return show_form(visit, typed(visit, ""), refusal->kind.status, errors_of(*refusal));
    }
    return show_password(visit, std::get<PersonWithPassword>(made));
}

Reply post_person(const Visit& visit) {
    const std::string& id = visit.request.arguments[0];
    Value::Object body = body_of(visit);
    body.push_back({"enabled", Value(form_value(visit.form, "enabled") == "yes")});
    const auto changed = carry_out(visit.desk.reception.store, change_person(visit.desk.reception, visit.caller, id, seen_version(visit.form), layout::write_json(Value(std::move(body)))));
    const auto* refusal = std::get_if<Refusal>(&changed);
    if (!refusal) return go_to("/people", "saved");
    return refusal->kind.status == 404 ? show_refusal(visit, *refusal) : show_form(visit, typed(visit, id), refusal->kind.status, errors_of(*refusal));
}

Reply post_password(const Visit& visit) {
    const auto renewed = carry_out(visit.desk.reception.store, renew_password(visit.desk.reception, visit.caller, visit.request.arguments[0]));
    return show_or_refusal(visit, renewed, [&](const PersonWithPassword& made) { return show_password(visit, made); });
}

}  // namespace

void add_people_screens(Router& router, const Desk& desk) {
    const Roles keepers{Role::administrator};
    add_screen(router, desk, "/people", only_for(keepers, list));
    add_screen(router, desk, "/people/{id}", only_for(keepers, get_person));
    add_step(router, desk, "/people/{id}", only_for(keepers, post_person));
    add_step(router, desk, "/people/{id}/password", only_for(keepers, post_password));
    add_screen(router, desk, "/people/new", only_for(keepers, [](const Visit& visit) { return show_form(visit, {}); }));
    add_step(router, desk, "/people/new", only_for(keepers, post_new));
    add_delegation_screens(router, desk);
    add_unit_screens(router, desk);
    add_key_screens(router, desk);
}

}  // namespace server
