// Who a request comes from, by what the store knows of people and keys.

#pragma once

#include "server/people/clock.h"
#include "server/people/office_keys.h"
#include "server/people/sign_ins.h"
#include "server/people/who_asks.h"

#include <optional>
#include <string>
#include <string_view>

namespace server {

// Safe to call from any thread. Whoever calls must not hold a transaction: an idle session is noted.
class KnownCallers final : public WhoAsks {
public:
    KnownCallers(Store& store, SignIns& sign_ins, TellTime now) : store_(store), sign_ins_(sign_ins), now_(std::move(now)) {}

    // A request with Authorization is judged by that alone. An application acts as a preparer of its
    // office when its key has the scope `report`, and only reads with `read`; with neither, or
    // bound to no office, it is nobody among records.
    Caller identify(const Request& request) override;
    bool confirms(const Caller& caller, std::string_view password) override;

    // The key that a request shows and that holds.
    std::optional<OfficeKey> key_shown(const Request& request) const;

private:
    Caller caller_with(const OfficeKey& key) const;
    Caller caller_in_session(const std::string& token);
    void note_use(Session session, Instant now);

    Store& store_;
    SignIns& sign_ins_;
    const TellTime now_;
};

}  // namespace server
