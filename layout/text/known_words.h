// Words that were shaped lately, put together again to what shaping the whole run would give.

#pragma once

#include "layout/text/break_opportunities.h"
#include "layout/text/shape_run.h"
#include "layout/text/shaped.h"

#include <cstdint>
#include <span>

namespace layout {

// Appends the run's glyphs and clusters to `shaped`, whose text it is a part of, in the style
// shaped.spans[span].
//
// `breaks` (of the whole text; empty: nothing is looked up) cuts the run into words. A word is kept when
// HarfBuzz says of both its ends that nothing beyond them changes it, nor it what is beyond
// (HB_GLYPH_FLAG_UNSAFE_TO_CONCAT); words that see each other are kept as one. At an end of the run
// there is nothing to see, so such a word is kept as the run's first or last. What is not known is shaped
// between its known neighbours. Kept per thread, some MB at most; whether a word was known makes no
// difference to what comes out.
void append_run(Shaped& shaped, const Run& run, std::uint16_t span, std::span<const Penalty> breaks);

// Of this thread, for tests and measurements.
void forget_words();

}  // namespace layout
