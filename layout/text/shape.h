// Text becomes glyphs. HarfBuzz's shaper is called by this file and nothing else.

#pragma once

#include "layout/text/break_opportunities.h"
#include "layout/text/shaped.h"

#include <memory>
#include <span>
#include <string>

namespace layout {

// A stretch of text in one style.
struct StyledText {
    std::u16string text;  // Without break controls (see break_opportunities.h).
    Span style;
};

// Shapes a whole paragraph at once, language Thai, split only where the style or the script
// changes, so that contextual forms see their neighbours. No letter is lost or added: the
// clusters cover the text. Throws std::runtime_error if HarfBuzz gives a .notdef glyph,
// which admit_text should have refused.
//
// With the text's `breaks` (break_opportunities), words between two of them that were shaped
// lately on this thread are not shaped again (known_words.h): the same glyphs, sooner.
std::shared_ptr<const Shaped> shape(std::span<const StyledText> content, std::span<const Penalty> breaks = {});

}  // namespace layout
