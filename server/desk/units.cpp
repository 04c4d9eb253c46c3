// /people/units: the office's name, and the units below it with the codes of their letters.

#include "layout/value/write_json.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/people_screens.h"
#include "server/office/office_units.h"

namespace server {

using layout::Value;

namespace {

constexpr std::size_t empty_rows = 3;  // For new units, below those that there are.

View unit_row(const Unit& unit, std::size_t place) {
    return View().text("number", std::to_string(place + 1)).text("code", unit.code).text("name", unit.name).text("letter_code", unit.letter_code);
}

// The rows of the form; those without a code and a name are none.
std::vector<Unit> typed_units(const FormFields& form) {
    const auto codes = form_values(form, "unit_code"), names = form_values(form, "unit_name"), letters = form_values(form, "letter_code");
    std::vector<Unit> units;
    for (std::size_t i = 0; i < codes.size() && i < names.size() && i < letters.size(); ++i)
        if (!codes[i].empty() || !names[i].empty()) units.push_back({codes[i], names[i], letters[i]});
    return units;
}

Reply show_page(const Visit& visit, const Office& office, int status = 200, std::vector<FormError> errors = {}) {
    std::vector<View> rows;
    for (const Unit& unit : office.units) rows.push_back(unit_row(unit, rows.size()));
    for (std::size_t i = 0; i < empty_rows; ++i) rows.push_back(unit_row({}, rows.size()));
    View view;
    view.list("asked", asked_rows({{"name", "ชื่อหน่วยงาน", office.name}}, errors)).list("rows", std::move(rows)).text("version", std::to_string(office.version)).text("code", office.code);
    put_tabs(view, visit, "/people/units");
    return show(visit, "units", {"ฝ่ายและรหัสหนังสือ", view, status, std::move(errors)});
}

Reply get_page(const Visit& visit) {
    const auto office = visit.desk.registry.store.read()->office(visit.caller.actor.office);
    return office ? show_page(visit, *office) : show_refusal(visit, refusal_of(Outcome::not_found));
}

// "/units/2/code" is row 3's.
FormError error_at(const layout::Problem& problem) {
    if (!problem.pointer.starts_with("/units/")) return {"name", problem.thai};
    const std::string row = std::to_string(std::stoul(problem.pointer.substr(7)) + 1);
    return {"code-" + row, "แถวที่ " + row + ": " + problem.thai};
}

Reply post_page(const Visit& visit) {
    const Office typed{visit.caller.actor.office, seen_version(visit.form).value_or(0), form_value(visit.form, "name"), typed_units(visit.form)};
    Value::Array units;
    for (const Unit& unit : typed.units) units.push_back(Value(Value::Object{{"code", Value(unit.code)}, {"name", Value(unit.name)}, {"letter_code", Value(unit.letter_code)}}));
    const Value body(Value::Object{{"name", Value(typed.name)}, {"units", Value(std::move(units))}});
    const auto changed = carry_out(visit.desk.reception.store, change_office(visit.desk.reception, visit.caller, typed.code, seen_version(visit.form), layout::write_json(body)));
    const auto* refusal = std::get_if<Refusal>(&changed);
    if (!refusal) return go_to("/people/units", "saved");
    std::vector<FormError> errors;
    for (const layout::Problem& problem : refusal->errors) errors.push_back(error_at(problem));
    if (errors.empty()) errors.push_back({"", refusal->detail.thai});
    return show_page(visit, typed, refusal->kind.status, std::move(errors));
}

}  // namespace

void add_unit_screens(Router& router, const Desk& desk) {
    add_screen(router, desk, "/people/units", only_for({Role::administrator}, get_page));
    add_step(router, desk, "/people/units", only_for({Role::administrator}, post_page));
}

}  // namespace server
