// What a PDF that a stranger sent holds of what we write into ours. The one place for libqpdf.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct PdfLimits {
    std::size_t file = std::size_t{64} << 20;      // Bytes.
    std::size_t decoded = std::size_t{128} << 20;  // Bytes of all streams that are decoded.
};

using AssociatedFiles = std::map<std::string, std::string>;  // The bytes, by name.

struct PdfFont {
    std::string to_unicode;  // The CMap.
    std::string drawing;     // Digests of all that says how its codes look.
};

struct PdfPage {
    std::string content;  // Of its one content stream; empty when it has another number of them.
    std::string frame;    // Boxes, rotation and unit, as the file writes them.
    std::map<std::string, std::shared_ptr<const PdfFont>> fonts;  // By resource name: "/F1".
    std::map<std::string, std::string> pictures;                  // Digests of Form XObjects that show no text.
    bool has_more = false;  // Annotations, pictures of other kinds: what our engine never writes.
};

struct PdfParts {
    AssociatedFiles files;
    std::string metadata;  // XMP, then the Info dictionary.
    std::vector<PdfPage> pages;
};

// The files that are associated with the document as a whole (ISO 19005-3, 6.8).
//
// Refused: what does not begin as a PDF does ("not_pdf"); more than the limits ("too_large"); a
// password ("pdf_encrypted"); anything that a reader would have to mend or guess: a wrong
// offset, a stream that does not decode, one name for two files ("pdf_damaged"). Whatever the
// bytes, nothing is thrown.
layout::Result<AssociatedFiles> read_associated_files(std::string_view pdf, const PdfLimits& limits = {});

// The same, and what the pages show.
layout::Result<PdfParts> read_pdf(std::string_view pdf, const PdfLimits& limits = {});

}  // namespace server
