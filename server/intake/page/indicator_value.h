// What was read from a page, as bma-indicator/1.

#pragma once

#include "layout/value/value.h"
#include "server/intake/page/page_fields.h"
#include "server/intake/page/quarter_table.h"
#include "server/intake/page/read_bodies.h"

#include <optional>
#include <string>

namespace server {

// Members in the order of the page; what is not there is null. `fields` has a title.
layout::Value indicator_value(const std::optional<std::string>& source, const std::optional<std::string>& truncated_at,
                              const PageFields& fields, const QuarterTable& table, const PageBodies& bodies);

}  // namespace server
