// What a browser is shown where no screen is, or where a request was refused before its screen had it.

#include "server/desk/desk.h"

namespace server {

void add_refusal_page(Router& router, const Desk& desk) {
    router.show_refusals_as([&desk](const Refusal& refusal, const Request& request) {
        const Caller caller = desk.who.identify(request);
        return show_refusal({desk, request, caller, FormFields()}, refusal);
    });
}

}  // namespace server
