#include "server/desk/screen.h"

#include "server/desk/shell.h"
#include "server/http/file_fields.h"
#include "server/http/form/urlencoded.h"
#include "server/http/query.h"
#include "server/people/sessions.h"
#include "server/store/identifier.h"

#include <utility>

namespace server {

namespace {

const std::vector<std::string> html{"text/html"};
constexpr std::size_t most_form = std::size_t{1} << 20;  // Bytes: a pasted page of BMA Digital Plans is 3 to 11 KB, a list of 200 some 20 KB.

const FormFields no_fields;

}  // namespace

Quarter quarter_now(const Visit& visit) { return quarter_of(day_in_thailand(visit.desk.registry.now())); }

std::string sign_in_address(const Request& request) {
    if (request.method == "POST") return "/sign-in?ended=1";
    const std::string wanted = with_query(request.asker.path, request.query);
    return wanted == "/" ? "/sign-in" : "/sign-in?next=" + percent_encoded(wanted);
}

Refusal refuse_old_form() {
    return {kind::other_site,
            {"แบบฟอร์มนี้ไม่ใช่ของการเข้าสู่ระบบครั้งปัจจุบัน โปรดเปิดหน้านี้ใหม่แล้วกรอกอีกครั้ง", "This form is not of the present session; open its page again."},
            {}, {}};
}

bool is_our_form(const Visit& visit) { return !visit.caller.form_token.empty() && form_value(visit.form, "token") == visit.caller.form_token; }

void add_screen(Router& router, const Desk& desk, const char* pattern, Screen screen, For audience, std::vector<std::string> offers) {
    router.add({"GET", pattern, std::move(offers), [&desk, audience, screen = std::move(screen)](const Request& request) {
        const Caller caller = desk.who.identify(request);
        if (!caller.actor.known && audience == For::people) return go_to(sign_in_address(request));
        return screen({desk, request, caller, no_fields});
    }, Scope::open});
}

void add_step(Router& router, const Desk& desk, const char* pattern, Screen screen, For audience) {
    router.add({"POST", pattern, html, [&desk, audience, screen = std::move(screen)](const Request& request) {
        const Caller caller = desk.who.identify(request);
        const auto read = read_urlencoded(request.body);
        const auto* form = std::get_if<FormFields>(&read);
        const Visit visit{desk, request, caller, form ? *form : no_fields};
        if (!form) return show_refusal(visit, std::get<Refusal>(read));
        if (audience == For::people && !caller.actor.known) return go_to(sign_in_address(request));
        if (audience == For::people && !is_our_form(visit)) return show_refusal(visit, refuse_old_form());
        if (!is_from_our_pages(request)) return show_refusal(visit, refuse_old_form());
        return screen(visit);
    }, Scope::open, most_form, {"application/x-www-form-urlencoded"}});
}

Reply show(const Visit& visit, std::string_view page, const Screenful& screenful) {
    View view = screenful.view;
    view.text("token", visit.caller.form_token).text("once", new_identifier());
    const std::string inside = visit.desk.pages.render(page, view.value());
    Reply reply{screenful.status, "text/html; charset=utf-8", visit.desk.pages.render("frame", shell(visit, screenful, inside)), page_fields()};
    return reply;
}

Reply show_refusal(const Visit& visit, const Refusal& refusal) {
    std::vector<View> places;
    for (const layout::Problem& problem : refusal.errors) places.push_back(View().text("text", problem.thai).text("pointer", problem.pointer));
    View view;
    view.text("detail", refusal.detail.thai).list("places", places);
    Reply reply = show(visit, "refusal", {std::string(refusal.kind.thai), view, refusal.kind.status});
    reply.fields.insert(reply.fields.end(), refusal.fields.begin(), refusal.fields.end());
    return reply;
}

Reply go_to(std::string address, std::string_view done) {
    if (!done.empty()) address += (address.find('?') == std::string::npos ? "?done=" : "&done=") + std::string(done);
    return {303, "", "", {{"Location", std::move(address)}, {"Cache-Control", "no-store"}}};
}

}  // namespace server
