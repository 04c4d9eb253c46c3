// The service's resources, one file each.

#pragma once

#include "server/api/store_readiness.h"
#include "server/house.h"
#include "server/http/render_pool.h"
#include "server/http/router.h"

#include <chrono>
#include <memory>

namespace server {

// Every route of the service. The house and the pool must outlive the router. A document may take
// `most_cpu` of one core. `store`: nullptr where nothing is kept.
Router make_router(const House& house, RenderPool& pool, std::chrono::milliseconds most_cpu, std::shared_ptr<StoreReadiness> store);

void add_documents(Router& router, const House& house, RenderPool& pool, std::chrono::milliseconds most_cpu);  // /v1/documents
void add_templates(Router& router, const House& house);                      // /v1/templates
void add_checks(Router& router, const House& house, RenderPool& pool);     // /v1/checks
void add_imports(Router& router);                                            // /v1/imports
void add_health(Router& router, const House& house, const RenderPool& pool, std::shared_ptr<StoreReadiness> store);  // /livez /readyz
void add_problems(Router& router);                                           // /problems
void add_index(Router& router, const char* pattern);                       // /v1, or /

}  // namespace server
