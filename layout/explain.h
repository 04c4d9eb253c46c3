// Why every line ends where it does, so that "ตัดคำผิด" can be answered.

#pragma once

#include "layout/page.h"
#include "layout/value/value.h"

namespace layout {

// An array of one object a line, in reading order:
//   {"page": 1, "text": "…", "end": "word", "gap_em": 0.012, "loose": false,
//    "instead": {"text": "…", "end": "space", "cost": 1234}}
// `end` is one of: space, word (our words and ICU agree), own_word (ours alone, or a good
// seam), symbol, seam (a weak one), icu (ICU alone), paragraph (its last line). `instead`, the
// runner-up: the same line had it ended elsewhere, and what that would have cost the paragraph
// more; absent when there was no other way. Furniture is left out.
Value explain(const Pages& pages);

}  // namespace layout
