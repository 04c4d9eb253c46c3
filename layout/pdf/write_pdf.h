// Pages in, PDF bytes out.

#pragma once

#include "layout/page.h"

#include <optional>
#include <stdexcept>
#include <string>

namespace layout {

// What a PDF says of itself; Info dictionary and XMP are both written from here.
struct Facts {
    std::string title;     // UTF-8. Shown by readers as the window's title.
    std::string author;    // The office. Empty: left out.
    std::string subject;   // Empty: left out.
    std::string language = "th-TH";  // RFC 3066 tag of the catalog's Lang.
    std::string creator;   // The form and its version.
    // RFC 3339 with offset, as the sender gave it ("issued"); left out when absent. The clock is never asked.
    std::optional<std::string> created;
};

// libharu or a font refused: our fault, never the sender's.
struct PdfError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Deterministic: the same pages and facts give the same bytes, whatever the clock, locale,
// time zone, working directory or number of threads. Every number is checked to be finite
// before it is written. Throws PdfError.
std::string write_pdf(const Pages& pages, const Facts& facts);

}  // namespace layout
