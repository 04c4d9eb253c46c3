// What the fields of a sealed letter look like once they are filled: objects for the update that
// fills them, which is written elsewhere.

#pragma once

#include "layout/page.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace layout {

// A field's text, shaped in the style of its place.
struct FieldLook {
    const FieldPlace* place = nullptr;
    std::shared_ptr<const Shaped> text;
};

// Bodies of PDF objects: a form XObject for each look, in their order, then the fonts that these
// need. In them "3 0 R" is the third of these bodies. Throws PdfError.
std::vector<std::string> field_looks(std::span<const FieldLook> looks);

}  // namespace layout
