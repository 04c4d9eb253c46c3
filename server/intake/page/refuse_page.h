// Which pages are no indicator pages that can be imported, and why.

#pragma once

#include "server/intake/page/page_fields.h"
#include "server/intake/page/page_parts.h"

#include <optional>

namespace server {

// Codes: empty_page; city_indicator, project, new_system_project, department_list (another
// page of these sites, named with its title); reader_view (title, table and headings are lost,
// so that no text can be given to a quarter); several_pages; no_code; unknown_page.
std::optional<layout::Problem> refuse_page(const PageLines& lines, const PageParts& parts, const PageFields& fields);

}  // namespace server
