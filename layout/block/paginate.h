// Strips become pages.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

namespace layout {

// Fills pages from the top. Strips that are kept together move to the next page together
// if a page can hold them; if none can, they are cut where the page is full. On a new page
// a table's head is repeated. Headers and footers come last, when the number of pages is
// known. A strip taller than a page is a problem (code "fit"). At least one page.
Pages paginate(Setting& setting, const Document& document);

}  // namespace layout
