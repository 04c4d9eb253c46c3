// A document becomes pages.

#pragma once

#include "layout/document.h"
#include "layout/page.h"
#include "layout/problem.h"

namespace layout {

class Lexicon;

// Pages, or everything that does not fit where it should stand (code "fit"). Lines of Thai
// end where `lexicon` says; nullptr: where ICU's dictionary does.
Result<Pages> typeset(const Document& document, const Lexicon* lexicon);

}  // namespace layout
