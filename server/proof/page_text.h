// The lines of a page, read from its content stream as our engine writes it.

#pragma once

#include "server/proof/read_pdf.h"

#include <string>
#include <vector>

namespace server {

struct ShownLine {
    std::u16string text;
    double x = 0, y = 0;     // Where it begins: points from the page's bottom left corner.
    bool furniture = false;  // Of the page, not of the document: header, footer, repeated table head.

    friend bool operator==(const ShownLine&, const ShownLine&) = default;
};

struct PageReading {
    std::vector<ShownLine> lines;  // In the order of the stream.
    std::string shapes;           // All that is drawn beside text, in the stream's own words.
};

// Reads the operators that layout/pdf/content.cpp writes (a later engine's are added here), codes
// through the font's ToUnicode map. Refused, with the reason in both languages ("page_unreadable"):
// every other operator or operand, a font or code that is not there, an ActualText that says
// something else than its line, and a page that shows anything but its one content stream. What
// could be shown but not read is thus never passed over.
layout::Result<PageReading> read_page_text(const PdfPage& page);

}  // namespace server
