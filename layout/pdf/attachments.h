// Files inside the PDF, associated with the whole document (ISO 19005-3, 6.8 and annex E).

#pragma once

#include "layout/facts.h"
#include "layout/pdf/haru.h"

namespace layout {

// Adds AF and the names of the embedded files to the catalog. Their names are ASCII and in
// alphabetical order, or PdfError is thrown.
void add_attachments(HaruDoc& document, const Facts& facts);

}  // namespace layout
