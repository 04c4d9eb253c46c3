// Headers, footers and cues: what stands on pages that are already filled.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

#include <vector>

namespace layout {

// A page whose text goes on overleaf.
struct Overleaf {
    std::size_t page = 0;
    Pt bottom;      // Of its last line's box.
    TextLine next;  // The first line of text on the page after.
};

// All of it are artifacts: no content of the document.
void add_furniture(Pages& pages, const Document& document, const std::vector<Overleaf>& overleaf, Setting& setting);

// From the last line's bottom to the cue's own.
Pt height_of(const Cue& cue);

}  // namespace layout
