#include "server/signoff/seal/numbering.h"

#include "server/signoff/seal/pdf_update.h"
#include "server/signoff/seal/seal_error.h"

#include <algorithm>
#include <set>

namespace server {
namespace {

using Kind = PdfValue::Kind;

std::string appearance_entry(std::uint32_t form) {
    return "<<\n/N " + pdf_reference(form) + "\n>>";
}

// A string that a field of the second revision has as its value.
std::optional<std::string> value_of(const PdfFile& file, std::uint32_t field) {
    if (!file.revisions[1].objects.contains(field)) return std::nullopt;
    const PdfValue value = file.value(field, 2);
    return value.has("V", Kind::string) ? std::optional(value.find("V")->text) : std::nullopt;
}

std::vector<std::string> appearances_of(const PdfFile& file) {
    std::vector<std::string> bodies;
    for (const auto& [number, object] : file.revisions[1].objects)
        if (number > file.revisions[0].size) bodies.emplace_back(object.body.of(file.bytes));
    return bodies;
}

}  // namespace

bool are_appearances(const std::vector<std::string>& bodies, std::uint32_t first) {
    if (bodies.size() < 2) return false;
    std::set<std::uint32_t> seen{first, first + 1};
    for (std::vector<std::uint32_t> open{first, first + 1}; !open.empty();) {
        const std::uint32_t object = open.back();
        open.pop_back();
        const auto value = read_pdf_value(bodies[object - first], 0);
        std::set<std::uint32_t> references;
        if (!value || !note_references(*value, references)) return false;
        if (value->has_name("Type", "Annot") || value->find("Annots") || value->find("FT") || value->find("ByteRange") || value->find("F")) return false;
        if (object < first + 2 && (!value->has_name("Type", "XObject") || !value->has_name("Subtype", "Form"))) return false;
        for (const std::uint32_t next : references) {
            if (next < first || next - first >= bodies.size()) return false;
            if (seen.insert(next).second) open.push_back(next);
        }
    }
    return seen.size() == bodies.size();
}

std::string write_numbering(const PdfFile& letter, const SealFields& fields, const NumberingParts& parts) {
    PdfUpdate update(letter, 1);
    const std::uint32_t signature = update.add(write_signature_dictionary(parts.time, parts.name, parts.reason));
    const std::uint32_t first = update.next();
    for (const std::string& body : parts.appearances) update.add(body);
    update.change(fields.number, {{"V", hex_string(parts.number)}, {"AP", appearance_entry(first)}});
    update.change(fields.date, {{"V", hex_string(parts.date)}, {"AP", appearance_entry(first + 1)}});
    update.change(fields.records_seal, {{"V", pdf_reference(signature)}});
    return update.finish();
}

std::optional<SignatureDictionary> numbering_signature(const PdfFile& file) {
    const auto signature = static_cast<std::uint32_t>(file.revisions[0].size);
    const auto read = read_signature_dictionary(file.value(signature, 2), file.bytes);
    return read && read->permission == 0 ? read : std::nullopt;
}

std::optional<NumberingParts> read_numbering(const PdfFile& file, const SealFields& fields) try {
    const auto number = value_of(file, fields.number), date = value_of(file, fields.date);
    const auto place = numbering_signature(file);
    if (!number || !date || !place) return std::nullopt;
    const auto signature = static_cast<std::uint32_t>(file.revisions[0].size);
    NumberingParts parts{*number, *date, appearances_of(file), place->time, place->name, place->reason};
    if (!are_appearances(parts.appearances, signature + 1)) return std::nullopt;

    const PdfRevision& revision = file.revisions[1];
    std::string expected = write_numbering(file, fields, parts);
    if (expected.size() != revision.end - revision.begin) return std::nullopt;
    for (const PdfSpan& span : {place->byte_range, place->contents})
        expected.replace(span.begin - revision.begin, span.end - span.begin, span.of(file.bytes));
    if (expected != file.bytes.substr(revision.begin, expected.size())) return std::nullopt;
    return parts;
} catch (const SealError&) {
    return std::nullopt;  // A field or trailer that no update can be written for.
}

}  // namespace server
