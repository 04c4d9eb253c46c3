// The service's resources, one file each.

#pragma once

#include "server/house.h"
#include "server/http/render_slots.h"
#include "server/http/router.h"

namespace server {

// Every route of the service. The house and the slots must outlive the router.
Router make_router(const House& house, RenderSlots& slots);

void add_documents(Router& router, const House& house, RenderSlots& slots);  // /v1/documents
void add_templates(Router& router, const House& house);                      // /v1/templates
void add_imports(Router& router);                                            // /v1/imports
void add_health(Router& router, const House& house, const RenderSlots& slots);  // /livez /readyz
void add_problems(Router& router);                                           // /problems
void add_index(Router& router);                                              // /

}  // namespace server
