// What a browser is shown where no screen is, where a request was refused before its screen had it, and where a screen has thrown.

#include "server/desk/desk.h"

namespace server {

namespace {

// Nobody where the store cannot say who it is: the page that tells of it is shown all the same.
Caller caller_of(const Desk& desk, const Request& request) try {
    return desk.who.identify(request);
} catch (const StoreUnavailable&) {
    return {};
}

}  // namespace

void add_refusal_page(Router& router, const Desk& desk) {
    router.show_refusals_as([&desk](const Refusal& refusal, const Request& request) {
        const Caller caller = caller_of(desk, request);
        return show_refusal({desk, request, caller, FormFields()}, refusal);
    });
}

}  // namespace server
