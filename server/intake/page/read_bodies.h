// What stands below the headings of an indicator page, but for the table.

#pragma once

#include "layout/value/value.h"
#include "server/intake/page/page_finding.h"
#include "server/intake/page/page_parts.h"

#include <array>

namespace server {

struct PageBodies {
    std::array<layout::Value, section_count> values;  // Null: no such heading. The table's stays null.
    PageFindings findings;
};

// Lines of a text are joined by line feeds; blank lines part nothing more.
PageBodies read_bodies(const PageParts& parts);

}  // namespace server
