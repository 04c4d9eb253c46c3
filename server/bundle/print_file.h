// Letter, reports and evidence as one PDF, to be printed in one go.

#pragma once

#include "layout/problem.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace server {

struct PrintPart {
    std::string title;  // In the outline, and in messages.
    std::string bytes;  // A PDF, PNG or JPEG: what it is says the file itself.
};

struct PrintOptions {
    std::string title;    // Of the whole.
    bool duplex = false;  // Each part begins on a new sheet when both sides are printed.
};

struct PrintLimits {
    std::size_t total = std::size_t{128} << 20;    // Bytes of all parts.
    std::size_t decoded = std::size_t{128} << 20;  // Bytes of each PDF's structure when it is decoded.
    std::size_t pages = 5'000;
    std::size_t samples = 40'000'000;              // Points of a picture.
    std::chrono::milliseconds cpu{8'000};          // Of one core. Asked between pages and pictures.
};

// One PDF with an outline entry and page labels ("2-1": part 2, page 1) for each part. Pages of PDFs keep
// their size; a picture stands on an A4 page of its own, upright or across as it is, no larger than at
// 96 points to the inch. The same parts give the same bytes.
//
// Made for printing only: nobody's signature holds in it, no signature field is left, and its
// description says so. What annotations and fields show on paper stays; links and attachments go.
//
// Refused, with the part's number as the pointer and its title in the sentence, all parts at once: what
// is no PDF, PNG or JPEG ("not_printable"), is encrypted ("pdf_encrypted"), damaged ("pdf_damaged",
// "picture_damaged"), hides layers ("pdf_layers"), has four colours ("picture_kind") or is beyond the limits
// ("too_large"). No part is left out. Takes seconds for hundreds of pages: to be called in the render pool.
layout::Result<std::string> print_file(const std::vector<PrintPart>& parts, const PrintOptions& options, const PrintLimits& limits = {});

}  // namespace server
