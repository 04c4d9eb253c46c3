// A document becomes pages.

#pragma once

#include "layout/cpu_budget.h"
#include "layout/document.h"
#include "layout/page.h"
#include "layout/problem.h"

namespace layout {

class Lexicon;

// Pages, or everything that does not fit where it should stand (code "fit"). Lines of Thai
// end where `lexicon` says; nullptr: where ICU's dictionary does.
// Throws CpuBudgetSpent.
Result<Pages> typeset(const Document& document, const Lexicon* lexicon, const CpuBudget& budget = {});

}  // namespace layout
