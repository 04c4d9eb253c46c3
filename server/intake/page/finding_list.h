// An importer's findings as JSON.

#pragma once

#include "layout/value/value.h"
#include "server/intake/page/page_finding.h"

namespace server {

// [{"pointer", "code", "line" or null, "detail" in Thai, "detail_en"}]
layout::Value finding_list(const PageFindings& findings);

}  // namespace server
