// Bookmarks from headings (ISO 32000-1, 12.3.3).

#pragma once

#include "layout/pdf/structure.h"

#include <vector>

namespace layout {

// Adds Outlines to the catalog when the document has headings: each under the last one before
// it of a lower level. Of several headings of the highest level only these are seen at first.
void add_outline(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged);

}  // namespace layout
