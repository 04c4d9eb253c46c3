// Text becomes glyphs. HarfBuzz's shaper is called here and nowhere else.

#pragma once

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
std::shared_ptr<const Shaped> shape(std::span<const StyledText> content);

}  // namespace layout
