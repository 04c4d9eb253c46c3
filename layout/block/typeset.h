// A document becomes pages.

#pragma once

#include "layout/document.h"
#include "layout/page.h"
#include "layout/problem.h"

namespace layout {

// Pages, or everything that does not fit where it should stand (code "fit").
Result<Pages> typeset(const Document& document);

}  // namespace layout
