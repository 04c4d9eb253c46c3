// The words that a line begins with, for the cue that announces it.

#pragma once

#include "layout/page.h"

#include <string>

namespace layout {

class Lexicon;

// As many words as fit into `most`, at least one, without the space after them; the whole
// line when it fits.
std::u16string first_words(const TextLine& line, Pt most, const Lexicon* lexicon);

}  // namespace layout
