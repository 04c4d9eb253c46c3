// Numbers as a content stream has them.

#pragma once

#include "layout/measure.h"

#include <string>

namespace layout {

// Appends at most three decimals, no exponent, no "-0", no locale: "85.039". Throws PdfError
// when the value is not finite, or beyond ±1,000,000,000, where no page reaches.
void append_number(std::string& out, double value);

inline void append_number(std::string& out, Pt value) {
    append_number(out, value.value);
}

}  // namespace layout
