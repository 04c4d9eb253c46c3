#include "server/api/access.h"

namespace server {

Refusal refuse_nobody() {
    return {kind::unauthorized,
            {"โปรดเข้าสู่ระบบ หรือส่งกุญแจ API ที่ยังใช้งานได้ในส่วนหัว Authorization: Bearer sg_…",
             "Sign in, or send a key that holds in the field Authorization: Bearer sg_…"},
            {{"WWW-Authenticate", "Bearer realm=\"saraban\""}}, {}};
}

namespace {

Refusal lacks_scope(Scope scope) {
    const std::string name(name_of(scope));
    return {kind::forbidden,
            {"กุญแจ API นี้ไม่มีสิทธิ์ “" + name + "” โปรดติดต่อผู้ดูแลระบบ", "This key lacks the scope “" + name + "”; ask the operator."},
            {{"WWW-Authenticate", "Bearer realm=\"saraban\", error=\"insufficient_scope\", scope=\"" + name + "\""}}, {}};
}

}  // namespace

std::optional<Refusal> check_access(KnownCallers& callers, const Request& request, Scope scope) {
    if (const auto key = callers.key_shown(request)) return permits(*key, scope) ? std::nullopt : std::optional(lacks_scope(scope));
    if (!callers.identify(request).actor.known) return refuse_nobody();
    return {};
}

}  // namespace server
