// A CellFont as the objects of a PDF: Type0 → CIDFontType2 → descriptor → font program.

#pragma once

#include "layout/pdf/cells.h"
#include "layout/pdf/haru.h"

#include <string>

namespace layout {

// Gives the Type0 font. Throws PdfError, or FontError when the subset cannot be made.
HaruDict embed(HaruDoc& document, const CellFont& font);

// The ToUnicode CMap: one character for each number, by bfchar only. A target of several
// characters, and ranges across a change of the high byte, are read wrongly by some readers.
std::string to_unicode(const CellFont& font);

}  // namespace layout
