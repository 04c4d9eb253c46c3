// /v1/sessions: signing in, who one is, signing out.

#include "server/api/access.h"
#include "server/api/people_api.h"
#include "server/api/record_body.h"
#include "server/people/logins.h"
#include "server/people/sessions.h"

namespace server {

using layout::Value;

namespace {

constexpr std::string_view sign_in_schema = R"({"type": "object", "additionalProperties": false, "required": ["login", "password"],
    "properties": {"login": {"type": "string", "maxLength": 100}, "password": {"type": "string", "maxLength": 1024}}})";
constexpr std::string_view password_schema = R"({"type": "object", "additionalProperties": false, "required": ["old", "new"],
    "properties": {"old": {"type": "string", "maxLength": 1024}, "new": {"type": "string", "maxLength": 1024}}})";

Refusal refuse_other_site() {
    return {kind::other_site, {"คำขอนี้ส่งมาจากหน้าเว็บอื่น โปรดเข้าสู่ระบบจากหน้าของระบบสารบรรณ", "This request comes from a page of another site."}, {}, {}};
}

// A body that carries a password is read with care; what it says is judged by `work`, which gives
// nothing for a `wrong` one. Wrong ones from one address are counted, and too many refused unheard.
template <class Work>
Reply with_password(const Request& request, Reception& reception, const Refusal& wrong, Work work) {
    const auto [signed_in, wait] = admit(reception, request.from, work);
    if (wait) return reply_to(refuse_so_many_tries(*wait), request.asker);
    if (!signed_in) return reply_to(wrong, request.asker);
    const auto reading = reception.store.read();
    return private_reply(201, session_value(*reading, signed_in->person, signed_in->session),
                         {{"Location", "/v1/sessions/current"}, {"Set-Cookie", set_cookie(request.fields, signed_in->token)}});
}

Reply post_session(const Request& request, Reception& reception) {
    static const layout::Schema schema = compile_schema(sign_in_schema);
    if (!is_from_our_pages(request)) return reply_to(refuse_other_site(), request.asker);
    const auto body = read_body(request.body, schema);
    if (!body) return reply_to(refuse_document(body.problems()), request.asker);
    return with_password(request, reception, refuse_sign_in(), [&] {
        auto signed_in = reception.sign_ins.sign_in(lower_login(text_in(*body, "login")), text_in(*body, "password"));
        if (const std::string before = session_token(request.fields); signed_in && !before.empty()) reception.sign_ins.sign_out(before);
        return signed_in;
    });
}

// The session and its person; nothing for nobody and for applications.
std::optional<Reply> with_session(const Request& request, Reception& reception, const std::function<Reply(const Caller&, const Session&)>& work) {
    const Caller caller = reception.callers.identify(request);
    if (!caller.actor.known || caller.form_token.empty()) return {};
    const auto session = reception.store.read()->session(digest_of_token(session_token(request.fields)));
    if (!session) return {};
    return work(caller, *session);
}

Reply get_session(const Request& request, Reception& reception) {
    const auto reply = with_session(request, reception, [&](const Caller& caller, const Session& session) {
        const auto reading = reception.store.read();
        return private_reply(200, session_value(*reading, reading->person(Sight::everything(), caller.actor.id).value_or(Person()), session));
    });
    return reply ? *reply : reply_to(refuse_nobody(), request.asker);
}

// Whoever is not signed in is signed out, too.
Reply delete_session(const Request& request, Reception& reception) {
    if (!is_from_our_pages(request)) return reply_to(refuse_other_site(), request.asker);
    if (const std::string token = session_token(request.fields); !token.empty()) reception.sign_ins.sign_out(token);
    return {204, "", "", {{"Set-Cookie", clear_cookie(request.fields)}, {"Cache-Control", "no-store"}}};
}

Reply post_password(const Request& request, Reception& reception) {
    static const layout::Schema schema = compile_schema(password_schema);
    const auto reply = with_session(request, reception, [&](const Caller& caller, const Session&) {
        const auto body = read_body(request.body, schema);
        if (!body) return reply_to(refuse_document(body.problems()), request.asker);
        const auto person = reception.store.read()->person(Sight::everything(), caller.actor.id);
        if (!person) return reply_to(refuse_nobody(), request.asker);
        const std::string wanted = text_in(*body, "new");
        if (auto problem = refuse_password(wanted, person->login, "/new")) return reply_to(refuse_document({*std::move(problem)}), request.asker);
        return with_password(request, reception, refuse_old_password(), [&] { return reception.sign_ins.change_password(person->id, text_in(*body, "old"), wanted); });
    });
    return reply ? *reply : reply_to(refuse_nobody(), request.asker);
}

}  // namespace

void add_sessions(Router& router, Reception& reception) {
    const std::vector<std::string> json{"application/json"};
    const auto answered_by = [&reception](Reply (*handler)(const Request&, Reception&)) {
        return [&reception, handler](const Request& request) { return handler(request, reception); };
    };
    constexpr std::size_t most = 16'384;
    router.add({"POST", "/v1/sessions", json, answered_by(post_session), Scope::open, most});
    router.add({"GET", "/v1/sessions/current", json, answered_by(get_session), Scope::open});
    router.add({"DELETE", "/v1/sessions/current", json, answered_by(delete_session), Scope::open});
    router.add({"POST", "/v1/sessions/current/password", json, answered_by(post_password), Scope::open, most});
}

}  // namespace server
