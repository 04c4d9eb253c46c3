// Who a request comes from: the seam between the resources and what knows of people.

#pragma once

#include "server/http/message.h"
#include "server/signoff/moves.h"
#include "server/store/store.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// A person with a session or an application with a key; actor.known is false for anybody else.
struct Caller {
    Actor actor;                          // Its delegations are those below.
    std::shared_ptr<const std::vector<Delegation>> delegations;
    Sight sight;                          // Whose records it may know of.
    std::string via;                      // Id of the session or key, for the audit.
    std::string name, position;           // Of a person, as printed below a signature.
    std::string form_token;               // Of a session: what a form of ours must send back.
};

class WhoAsks {
public:
    virtual ~WhoAsks() = default;

    // By the session's cookie or the key in Authorization. A request with a cookie that changes
    // something counts as nobody's unless it comes from our own pages, or from no page and with a media
    // type that forms cannot send. May note the session's use: the caller holds no transaction.
    // Throws StoreUnavailable.
    virtual Caller identify(const Request& request) = 0;

    // Re-authentication, for this one request: whether it is the person's password. Wrong ones are
    // counted, and lock the account for a while. Never true for an application.
    virtual bool confirms(const Caller& caller, std::string_view password) = 0;
};

}  // namespace server
