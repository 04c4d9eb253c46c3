#include "server/api/api.h"

namespace server {

Router make_router(const House& house, RenderSlots& slots) {
    Router router;
    add_documents(router, house, slots);
    add_templates(router, house);
    add_imports(router);
    add_health(router, house, slots);
    add_problems(router);
    add_index(router);
    return router;
}

}  // namespace server
