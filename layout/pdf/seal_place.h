// The place of a document's seal: a signature field that certifies it (ISO 32000-1, 12.8), and the
// fields that the seal of a letter lets be filled later. The seal itself is made elsewhere.

#pragma once

#include "layout/facts.h"
#include "layout/page.h"
#include "layout/pdf/haru.h"
#include "layout/pdf/structure.h"

#include <vector>

namespace layout {

// In points, from the page's lower left corner.
struct FieldBox {
    double left = 0, bottom = 0, right = 0, top = 0;
};

// What the place takes of its page: as high as its face's ascent and descent.
FieldBox field_box(const FieldPlace& place, Pt page_height);

// Adds the signature's dictionary with a blank ByteRange and Contents, Perms and AcroForm with the
// fields "seal" and, of a document that is numbered later, "number", "date" and "records_seal",
// to the catalog, the widgets to the pages (`fonts`: the resources that name them, /F1 first); gives the widgets, for the structure. A document
// that is numbered later has one place for each of the two, or PdfError is thrown.
std::vector<Widget> add_seal_place(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged, HaruDict fonts, const SealPlace& place);

}  // namespace layout
