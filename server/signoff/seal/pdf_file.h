// A PDF file as our writer and our incremental updates make it, read so strictly that every
// byte has its place: header, objects one after another, cross-reference section, trailer.

#pragma once

#include "layout/problem.h"
#include "server/signoff/seal/pdf_value.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// Bytes [begin, end) of a file.
struct PdfSpan {
    std::size_t begin = 0, end = 0;
    std::string_view of(std::string_view file) const { return file.substr(begin, end - begin); }
};

struct PdfObject {
    PdfSpan body;    // What stands between "N 0 obj\n" and "\nendobj\n", a stream included.
    PdfSpan stream;  // Its bytes; empty, at 0, without one.
};

// What one saving added. The first begins at 0, each other where the one before it ends.
struct PdfRevision {
    std::size_t begin = 0, end = 0;  // The end is after "%%EOF\n".
    std::size_t xref = 0;            // Where "xref" stands.
    std::map<std::uint32_t, PdfObject> objects;
    PdfValue trailer;
    std::size_t size = 0;  // One more than the highest object number so far.
};

struct PdfFile {
    std::string_view bytes;  // Must outlive this.
    std::vector<PdfRevision> revisions;

    // Of an object as the first `revisions_seen` revisions leave it; a null value without one.
    PdfValue value(std::uint32_t object, std::size_t revisions_seen) const;
    const PdfObject* find(std::uint32_t object, std::size_t revisions_seen) const;
    // What the reference behind `key` leads to.
    PdfValue value(const PdfValue& dictionary, std::string_view key, std::size_t revisions_seen) const;
};

// A file of one to `most_revisions` revisions, or the reason why it is none of ours. Takes time
// linear in the file's size, whatever the bytes.
constexpr std::size_t most_revisions = 3;  // Birth, numbering, validation data.
layout::Result<PdfFile> read_pdf_file(std::string_view bytes);

}  // namespace server
