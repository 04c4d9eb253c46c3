#include "server/desk/desk_step.h"

#include "layout/value/write_json.h"
#include "server/api/read_filter.h"
#include "server/store/identifier.h"

#include "fonts/sha256.h"

#include <optional>
#include <utility>

namespace server {

namespace {

// Lengths part the fields, so that no two forms are one text.
std::string all_but_password(const Visit& visit) {
    std::string text = visit.request.asker.path + "\n";
    for (const FormField& one : visit.form) {
        if (one.name == "password") continue;
        text += std::to_string(one.name.size()) + ":" + one.name + std::to_string(one.value.size()) + ":" + one.value + "\n";
    }
    return text;
}

// Nothing: the form has no field that tells it from others.
std::optional<Once> once_of(const Visit& visit) {
    if (!is_identifier(form_value(visit.form, "once"))) return {};
    const std::string digest = fonts::sha256_hex(all_but_password(visit));
    return Once{visit.caller.actor.id, "desk-" + digest, digest};
}

Refusal without_once() {
    return {kind::form, {"แบบฟอร์มที่ส่งมาไม่ครบถ้วน โปรดเปิดหน้านี้ใหม่แล้วกรอกอีกครั้ง", "The form is incomplete; open its page again."}, {}, {}};
}

}  // namespace

OrRefusal<Reply> do_once(const Visit& visit, const FirstHalf& first) {
    const auto once = once_of(visit);
    return once ? do_once(visit.desk.registry, *once, first) : without_once();
}

OrRefusal<Reply> answer_once(const Visit& visit, const std::function<OrRefusal<Reply>()>& step) {
    return do_once(visit, [&]() -> OrRefusal<SecondHalf> {
        auto made = step();
        if (const auto* refusal = std::get_if<Refusal>(&made)) return *refusal;
        return SecondHalf([reply = std::get<Reply>(std::move(made))](Transaction&) -> OrRefusal<Reply> { return reply; });
    });
}

std::optional<std::int64_t> seen_version(const FormFields& form) {
    const std::string text = form_value(form, "version");
    return text.empty() ? std::nullopt : std::optional(read_digits<std::int64_t>(text).value_or(-1));
}

layout::Result<Transition> read_transition(const FormFields& form, Action action, const std::optional<layout::Value>& scores) {
    layout::Value::Object body{{"action", layout::Value(std::string(name_of(action)))}};
    for (const char* name : {"reason", "confirm_sha256", "number", "date", "signer"})
        if (std::string value = form_value(form, name); !value.empty()) body.push_back({name, layout::Value(std::move(value))});
    if (scores) body.push_back({"scores", *scores});
    return read_transition(layout::write_json(layout::Value(std::move(body))));
}

Caller with_password(const Visit& visit) {
    Caller caller = visit.caller;
    const std::string password = form_value(visit.form, "password");
    caller.actor.reauthenticated = !password.empty() && visit.desk.who.confirms(caller, password);
    return caller;
}

Reply in_pool(const Visit& visit, const std::function<Reply()>& work) {
    std::optional<Reply> reply;
    if (visit.desk.pool.run([&] { reply = work(); })) return *std::move(reply);
    return show_refusal(visit, {kind::busy, {"โปรดลองใหม่อีกครั้งในอีกสักครู่", "Try again in a moment."}, {{"Retry-After", "1"}}, {}});
}

}  // namespace server
