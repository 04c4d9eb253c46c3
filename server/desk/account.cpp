// /account: who one is here, and the own password.

#include "server/api/access.h"
#include "server/desk/desk.h"
#include "server/desk/people_screens.h"
#include "server/desk/report_views.h"
#include "server/people/sessions.h"

namespace server {

namespace {

Reply show_account(const Visit& visit, int status = 200, std::vector<FormError> errors = {}) {
    const auto reading = visit.desk.registry.store.read();
    const auto person = reading->person(Sight::everything(), visit.caller.actor.id);
    std::vector<View> roles;
    for (const Role role : all_roles)
        if (visit.caller.actor.roles.has(role)) roles.push_back(View().text("label", std::string(thai_name_of(role))));
    const std::vector<Asked> asked{{"old", "รหัสผ่านปัจจุบัน", "", "", Asked::Kind::password, false, "current-password"},
                                   {"new", "รหัสผ่านใหม่", "", "อย่างน้อย 12 ตัวอักษร ใช้วลียาว ๆ ที่จำได้ก็ดี", Asked::Kind::password, false, "new-password"},
                                   {"again", "รหัสผ่านใหม่อีกครั้ง", "", "", Asked::Kind::password, false, "new-password"}};
    View view;
    view.text("login", person ? person->login : "").text("name", visit.caller.name).text("position", visit.caller.position).list("roles", std::move(roles));
    view.text("office", name_in(office_names(*reading), visit.caller.actor.office)).list("asked", asked_rows(asked, errors));
    return show(visit, "account", {"บัญชีของฉัน", view, status, std::move(errors)});
}

Reply post_password(const Visit& visit) {
    Reception& reception = visit.desk.reception;
    const auto person = reception.store.read()->person(Sight::everything(), visit.caller.actor.id);
    if (!person) return show_refusal(visit, refusal_of(Outcome::not_found));
    const std::string wanted = form_value(visit.form, "new");
    if (const auto problem = refuse_password(wanted, person->login, "/new")) return show_account(visit, 422, {{"new", problem->thai}});
    if (wanted != form_value(visit.form, "again")) return show_account(visit, 422, {{"again", "รหัสผ่านใหม่ที่กรอกสองครั้งไม่ตรงกัน"}});
    const Admission admission = admit(reception, visit.request.from, [&] { return reception.sign_ins.change_password(person->id, form_value(visit.form, "old"), wanted); });
    if (admission.wait) return show_account(visit, 429, {{"old", refuse_so_many_tries(*admission.wait).detail.thai}});
    if (!admission.signed_in) return show_account(visit, 403, {{"old", refuse_old_password().detail.thai}});
    Reply reply = go_to("/account", "password");
    reply.fields.emplace_back("Set-Cookie", set_cookie(visit.request.fields, admission.signed_in->token));
    return reply;
}

}  // namespace

void add_account(Router& router, const Desk& desk) {
    add_screen(router, desk, "/account", [](const Visit& visit) { return show_account(visit); });
    add_step(router, desk, "/account", post_password);
}

}  // namespace server
