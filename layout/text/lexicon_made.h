// The built-in lexicon as arrays that the program carries, so that it need not read its tables
// when it starts. The build writes them (layout/text/lexicon/write_lexicon.cpp).

#pragma once

#include "layout/text/lexicon.h"

namespace layout {

extern const Lexicon::Arrays lexicon_made;

}  // namespace layout
