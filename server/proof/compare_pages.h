// Two PDFs of one document: where they differ, as far as a person can be told.

#pragma once

#include "server/proof/read_pdf.h"

#include <string>
#include <vector>

namespace server {

struct Difference {
    // "data", "record", "attachments", "metadata", "pages" (their number), "text", "positions",
    // "drawing" (lines, boxes, pictures, the look of letters), "unreadable" (a page), "rest".
    std::string part;
    std::size_t page = 0;        // From 1; 0: not of a page.
    std::string file, expected;  // UTF-8; of a text its first line that differs. May be empty.

    friend bool operator==(const Difference&, const Difference&) = default;
};

enum class Sameness { same, differs, not_compared };

struct Comparison {
    Sameness text = Sameness::same;       // What the pages say, wherever lines and pages end.
    Sameness positions = Sameness::same;  // Where each line begins.
    Sameness drawing = Sameness::same;
    std::vector<Difference> differences;
};

// A page that cannot be read counts as another text: what it shows is not known.
//
// The text of the document is compared whole, so that a line or a page may end elsewhere. Where
// pages end elsewhere, a line of the page's furniture may have other digits, or be the cue of the
// words that its next page begins with.
Comparison compare(const PdfParts& file, const PdfParts& expected);

}  // namespace server
