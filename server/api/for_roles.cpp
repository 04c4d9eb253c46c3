#include "server/api/for_roles.h"

#include "server/api/access.h"
#include "server/api/record_body.h"

namespace server {

namespace {

Refusal refuse_to_others(Roles roles) {
    std::string names;
    for (const Role role : all_roles) {
        if (roles.has(role)) names += (names.empty() ? "" : " หรือ ") + std::string(thai_name_of(role));
    }
    return refuse_role({"เฉพาะ" + names + "ของหน่วยงานเท่านั้นที่ดำเนินการนี้ได้", "Your roles in the office do not allow this."});
}

}  // namespace

Handler for_roles(Reception& reception, Roles roles, WorkForCaller work) {
    return [&reception, roles, work](const Request& request) {
        const Caller caller = reception.callers.identify(request);
        if (!caller.actor.known) return reply_to(refuse_nobody(), request.asker);
        if (roles != Roles() && !caller.actor.roles.has_one_of(roles)) return reply_to(refuse_to_others(roles), request.asker);
        return work(request, caller, reception);
    };
}

}  // namespace server
