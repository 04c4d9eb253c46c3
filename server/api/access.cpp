#include "server/api/access.h"

namespace server {

Refusal refuse_nobody() {
    return {kind::unauthorized,
            {"โปรดเข้าสู่ระบบ หรือส่งกุญแจ API ที่ยังใช้งานได้ในส่วนหัว Authorization: Bearer sg_…",
             "Sign in, or send a key that holds in the field Authorization: Bearer sg_…"},
            {{"WWW-Authenticate", "Bearer realm=\"saraban\""}}, {}};
}

Refusal refuse_sign_in() {
    return {kind::sign_in,
            {"ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หากกรอกผิดหลายครั้ง บัญชีจะถูกระงับชั่วคราว",
             "The login or the password is wrong; after several wrong ones the account is locked for a while."},
            {{"WWW-Authenticate", "Bearer realm=\"saraban\""}}, {}};
}

Refusal refuse_old_password() {
    Refusal refusal = refuse_sign_in();
    refusal.detail = {"รหัสผ่านปัจจุบันไม่ถูกต้อง หากกรอกผิดหลายครั้ง บัญชีจะถูกระงับชั่วคราว",
                      "The present password is wrong; after several wrong ones the account is locked for a while."};
    return refusal;
}

Refusal refuse_so_many_tries(std::chrono::seconds wait) {
    const std::string seconds = std::to_string(wait.count());
    return {kind::too_many_tries,
            {"มีการกรอกรหัสผ่านผิดจากที่อยู่นี้หลายครั้ง โปรดรอ " + seconds + " วินาที", "Too many wrong passwords came from this address; wait " + seconds + " seconds."},
            {{"Retry-After", seconds}}, {}};
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
