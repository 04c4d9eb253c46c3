#include "server/api/for_roles.h"

#include "server/api/access.h"
#include "server/api/record_body.h"

namespace server {

Handler for_roles(Reception& reception, Roles roles, WorkForCaller work) {
    return [&reception, roles, work](const Request& request) {
        const Caller caller = reception.callers.identify(request);
        if (!caller.actor.known) return reply_to(refuse_nobody(), request.asker);
        if (const auto refusal = refuse_unless(caller, roles)) return reply_to(*refusal, request.asker);
        return work(request, caller, reception);
    };
}

}  // namespace server
