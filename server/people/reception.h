// All that answers for who comes in, over one store.

#pragma once

#include "server/people/known_callers.h"
#include "server/people/lockout.h"
#include "server/people/sign_ins.h"

#include <functional>
#include <optional>
#include <string>

namespace server {

// Stays where it was made; the store outlives it.
struct Reception {
    Reception(Store& records, TellTime tell_time, HashCost cost = usual_cost)
        : store(records), now(std::move(tell_time)), sign_ins(records, now, cost), callers(records, sign_ins, now) {}
    Reception(const Reception&) = delete;
    Reception& operator=(const Reception&) = delete;

    Store& store;
    const TellTime now;
    SignIns sign_ins;
    KnownCallers callers;
    AddressLimit sign_ins_by_address;
};

// What came of a password.
struct Admission {
    std::optional<SignedIn> signed_in;
    std::optional<std::chrono::seconds> wait;  // Too many wrong ones came from this address: nothing was judged.
};

// `judge` looks at the password, unless too many wrong ones came from the address; gives nothing for another wrong one,
// which counts.
Admission admit(Reception& reception, const std::string& address, const std::function<std::optional<SignedIn>()>& judge);

}  // namespace server
