// /sign-in, /sign-out: a session begins and ends.

#include "server/api/access.h"
#include "server/desk/desk.h"
#include "server/http/query.h"
#include "server/people/logins.h"
#include "server/people/sessions.h"

namespace server {

namespace {

// Back to where one wanted to go: a place of ours, and no other.
std::string place_after(const std::string& next) {
    const bool ours = next.starts_with('/') && !next.starts_with("//") && next.find('\\') == std::string::npos && !next.starts_with("/sign-in");
    return ours ? next : "/";
}

Reply show_form(const Visit& visit, const std::string& next, const std::string& login, const std::string& wrong) {
    View view;
    view.text("next", next).text("login", login).flag("ended", parameter(visit.request.query, "ended") == "1").text("wrong", wrong);
    Screenful screenful{"เข้าสู่ระบบ", view};
    if (!wrong.empty()) {
        screenful.status = 401;
        screenful.errors = {{"login", wrong}};
    }
    return show(visit, "sign-in", screenful);
}

Reply get_form(const Visit& visit) { return show_form(visit, parameter(visit.request.query, "next"), "", ""); }

Reply post_form(const Visit& visit) {
    const std::string login = form_value(visit.form, "login"), next = form_value(visit.form, "next");
    Reception& reception = visit.desk.reception;
    const Admission admission = admit(reception, visit.request.from, [&] { return reception.sign_ins.sign_in(lower_login(login), form_value(visit.form, "password")); });
    if (admission.wait) return show_form(visit, next, login, refuse_so_many_tries(*admission.wait).detail.thai);
    if (!admission.signed_in) return show_form(visit, next, login, refuse_sign_in().detail.thai);
    if (const std::string before = session_token(visit.request.fields); !before.empty()) reception.sign_ins.sign_out(before);
    Reply reply = go_to(place_after(next));
    reply.fields.emplace_back("Set-Cookie", set_cookie(visit.request.fields, admission.signed_in->token));
    return reply;
}

Reply post_sign_out(const Visit& visit) {
    if (const std::string token = session_token(visit.request.fields); !token.empty()) visit.desk.reception.sign_ins.sign_out(token);
    Reply reply = go_to("/sign-in", "signed_out");
    reply.fields.emplace_back("Set-Cookie", clear_cookie(visit.request.fields));
    return reply;
}

}  // namespace

void add_sign_in(Router& router, const Desk& desk) {
    add_screen(router, desk, "/sign-in", get_form, For::everybody);
    add_step(router, desk, "/sign-in", post_form, For::everybody);
    add_step(router, desk, "/sign-out", post_sign_out);
}

}  // namespace server
