// /people/delegations: who may sign in the director's place, by which order and when.

#include "layout/value/write_json.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/people_screens.h"
#include "server/desk/thai_day_text.h"
#include "server/office/delegating.h"

namespace server {

using layout::Value;

namespace {

const char* label_of(Capacity capacity) { return capacity == Capacity::on_behalf ? "ปฏิบัติราชการแทน" : "รักษาราชการแทน"; }

std::vector<View> delegation_rows(const Transaction& reading, const Visit& visit) {
    std::vector<View> rows;
    for (const Delegation& one : reading.delegations(visit.caller.sight)) {
        const auto person = reading.person(visit.caller.sight, one.person);
        View row;
        row.text("person", person ? person->name : one.person).text("position", one.position).text("capacity", label_of(one.capacity)).text("principal", one.principal);
        row.text("order", one.order).text("first", thai_day(one.first)).text("last", thai_day(one.last)).text("revoked", one.revoked ? thai_moment(*one.revoked) : "");
        rows.push_back(row.flag("holds", holds(one, visit.desk.registry.now())).flag("open", !one.revoked).text("action", "/people/delegations/" + one.id + "/revoke"));
    }
    return rows;
}

Reply show_page(const Visit& visit, int status = 200, std::vector<FormError> errors = {}) {
    const auto reading = visit.desk.registry.store.read();
    const auto typed = [&](const char* name) { return form_value(visit.form, name); };
    Choices people, capacities;
    for (const Person& person : reading->people(visit.caller.sight))
        if (person.enabled && person.id != visit.caller.actor.id) people.push_back({person.id, person.name + " " + person.position + " (" + person.login + ")"});
    for (const Capacity capacity : {Capacity::on_behalf, Capacity::in_absence}) capacities.push_back({std::string(name_of(capacity)), label_of(capacity)});
    const std::vector<Asked> asked{{"position", "ตำแหน่งของผู้ลงนามแทน", typed("position"), "เช่น ผู้ช่วยผู้อำนวยการเขต"},
                                   {"principal", "ตำแหน่งที่แทน", typed("principal"), "เช่น ผู้อำนวยการเขตห้วยขวาง"},
                                   {"order", "เลขที่คำสั่ง", typed("order"), "เช่น คำสั่งสำนักงานเขตห้วยขวาง ที่ 432/2563"},
                                   {"first", "ตั้งแต่วันที่", typed("first"), thai_day_hint},
                                   {"last", "ถึงวันที่", typed("last"), "รวมวันนี้ด้วย"}};
    View view;
    view.list("rows", delegation_rows(*reading, visit)).list("people", options(with_blank("เลือกผู้ลงนามแทน", std::move(people)), typed("person")));
    view.list("capacities", options(capacities, typed("capacity"))).list("asked", asked_rows(asked, errors));
    put_tabs(view, visit, "/people/delegations");
    return show(visit, "delegations", {"คำสั่งมอบอำนาจ", view, status, std::move(errors)});
}

Reply post_new(const Visit& visit) {
    Value::Object body = texts_of(visit.form, {"capacity", "position", "principal", "order"});
    for (const char* day : {"first", "last"}) put_day(body, visit.form, day);
    body.push_back({"person", Value(form_value(visit.form, "person"))});
    const auto made = carry_out(visit.desk.reception.store, add_delegation(visit.desk.reception, visit.caller, layout::write_json(Value(std::move(body)))));
    if (const auto* refusal = std::get_if<Refusal>(&made)) return show_page(visit, refusal->kind.status, errors_of(*refusal));
    return go_to("/people/delegations", "saved");
}

Reply post_revoke(const Visit& visit) {
    const auto revoked = carry_out(visit.desk.reception.store, revoke_delegation(visit.desk.reception, visit.caller, visit.request.arguments[0]));
    return show_or_refusal(visit, revoked, [](const Delegation&) { return go_to("/people/delegations", "revoked"); });
}

}  // namespace

void add_delegation_screens(Router& router, const Desk& desk) {
    const Roles keepers{Role::administrator, Role::records};
    add_screen(router, desk, "/people/delegations", only_for(keepers, [](const Visit& visit) { return show_page(visit); }));
    add_step(router, desk, "/people/delegations", only_for(keepers, post_new));
    add_step(router, desk, "/people/delegations/{id}/revoke", only_for(keepers, post_revoke));
}

}  // namespace server
