#include "server/api/api.h"

namespace server {

Router make_router(const House& house, RenderPool& pool, std::chrono::milliseconds most_cpu, std::shared_ptr<StoreReadiness> store) {
    Router router;
    add_documents(router, house, pool, most_cpu);
    add_templates(router, house);
    add_checks(router, house, pool);
    add_imports(router);
    add_health(router, house, pool, std::move(store));
    add_problems(router);
    add_index(router, "/v1");
    return router;
}

}  // namespace server
