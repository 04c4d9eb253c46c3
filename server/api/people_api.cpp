#include "server/api/people_api.h"

namespace server {

void add_people_api(Router& router, Reception& reception) {
    add_sessions(router, reception);
    add_people(router, reception);
    add_offices(router, reception);
    add_delegations(router, reception);
    add_keys(router, reception);
}

}  // namespace server
