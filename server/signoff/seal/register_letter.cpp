#include "server/signoff/seal/register_letter.h"

#include "server/signoff/seal/make_seal.h"
#include "server/signoff/seal/numbering.h"
#include "server/signoff/seal/pdf_text.h"
#include "server/signoff/seal/seal_error.h"
#include "server/signoff/seal/verify_seal.h"

#include <algorithm>

namespace server {
namespace {

void find_references(const PdfValue& value, std::vector<const PdfValue*>& found) {
    if (value.kind == PdfValue::Kind::reference) found.push_back(&value);
    for (const PdfValue& item : value.items) find_references(item, found);
}

// "3 0 R" becomes the third object from `first` on.
std::string renumbered(const std::string& body, std::uint32_t first) {
    const auto value = read_pdf_value(body, 0);
    if (!value) throw SealError("an appearance is not a PDF object");
    std::vector<const PdfValue*> references;
    find_references(*value, references);
    std::string text = body;
    for (auto reference = references.rbegin(); reference != references.rend(); ++reference)
        text.replace((*reference)->begin, (*reference)->end - (*reference)->begin, std::to_string(first + (*reference)->object - 1) + " 0 R");
    return text;
}

std::vector<std::string> renumbered(const std::vector<std::string>& bodies, std::uint32_t first) {
    std::vector<std::string> all;
    for (const std::string& body : bodies) all.push_back(renumbered(body, first));
    return all;
}

NumberingParts parts_of(const Numbering& numbering, std::uint32_t signature) {
    NumberingParts parts{pdf_of_utf8(numbering.number), pdf_of_utf8(numbering.date), renumbered(numbering.appearances, signature + 1),
                         numbering.time, pdf_of_utf8(numbering.name), pdf_of_utf8(numbering.reason)};
    if (parts.number.empty() || parts.date.empty()) throw SealError("a letter is numbered with a number and a date");
    if (!are_appearances(parts.appearances, signature + 1)) throw SealError("the appearances are not two forms and what they need");
    return parts;
}

}  // namespace

Sealed register_letter(std::string_view letter, const Numbering& numbering, const Credential& records, const SealWishes& wishes) {
    const auto file = read_pdf_file(letter);
    if (!file || file->revisions.size() != 1) throw SealError("the file is not a letter that waits for its number");
    const auto fields = read_birth(*file);
    if (!fields || !fields->is_letter()) throw SealError("the file is not a letter that waits for its number");
    if (!verify_seal(letter).valid) throw SealError("the letter's own seal is not valid");

    const auto signature = static_cast<std::uint32_t>(file->revisions[0].size);
    const std::string numbered = std::string(letter) + write_numbering(*file, *fields, parts_of(numbering, signature));
    const auto grown = read_pdf_file(numbered);
    const auto place = grown ? numbering_signature(*grown) : std::nullopt;
    if (!place) throw SealError("an appearance is not written as a PDF object must be");
    Sealed sealed = make_seal(numbered, {fields->place}, *place, records, wishes);
    if (!verify_seal(sealed.bytes).valid) throw SealError("the numbered letter does not verify");
    return sealed;
}

bool was_numbered_with(std::string_view numbered, const std::vector<std::string>& appearances) {
    const auto file = read_pdf_file(numbered);
    if (!file || file->revisions.size() < 2) return false;
    const auto fields = read_birth(*file);
    if (!fields || !fields->is_letter()) return false;
    const auto parts = read_numbering(*file, *fields);
    return parts && parts->appearances == renumbered(appearances, static_cast<std::uint32_t>(file->revisions[0].size) + 1);
}

}  // namespace server
