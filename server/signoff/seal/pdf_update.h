// Writes an incremental update (ISO 32000-1, 7.5.6): new objects and new forms of old ones,
// behind a file that stays as it is.
//
// The verifier writes every update again and compares it byte for byte, so its form is fixed for
// ever: a change here is a new form beside this one, not instead of it.

#pragma once

#include "server/signoff/seal/pdf_file.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace server {

class PdfUpdate {
public:
    // After the first `revisions_seen` revisions of `file`, which must outlive this.
    PdfUpdate(const PdfFile& file, std::size_t revisions_seen);

    // A new object; its number.
    std::uint32_t add(std::string body);
    // The number that the next new object will have.
    std::uint32_t next() const { return next_; }
    // A new form of an object: as it is, but for entries of its dictionary that `entries` names, each
    // with its value. What is already there is replaced in its place, the others come at the end.
    void change(std::uint32_t object, const std::map<std::string, std::string>& entries);

    // What to append: objects in ascending order, cross-reference section, trailer. Its ID keeps the
    // first half and has as second a digest of the file with the update.
    std::string finish() const;

private:
    const PdfFile& file_;
    std::size_t revisions_seen_;
    std::uint32_t next_;
    std::map<std::uint32_t, std::string> bodies_;
};

// "12 0 R"
std::string pdf_reference(std::uint32_t object);

// "<<\n/Length 3\nENTRIES>>\nstream\r\nabc\nendstream"
std::string pdf_stream(std::string_view entries, std::string_view bytes);

}  // namespace server
