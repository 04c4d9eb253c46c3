// All that answers for who comes in, over one store.

#pragma once

#include "server/people/known_callers.h"
#include "server/people/lockout.h"
#include "server/people/sign_ins.h"

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

}  // namespace server
