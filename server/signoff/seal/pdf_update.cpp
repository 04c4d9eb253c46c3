#include "server/signoff/seal/pdf_update.h"

#include "fonts/sha256.h"
#include "server/signoff/seal/seal_error.h"

#include <cstdio>
#include <vector>

namespace server {
namespace {

constexpr std::size_t id_digits = 32;  // 16 bytes, as the writer's.

std::string xref_entry(std::size_t offset) {
    char text[21];
    std::snprintf(text, sizeof text, "%010zu 00000 n\r\n", offset);
    return text;
}

// One section for each run of numbers.
std::string xref_sections(const std::map<std::uint32_t, std::size_t>& offsets) {
    std::string sections = "xref\n";
    for (auto first = offsets.begin(); first != offsets.end();) {
        auto last = first;
        std::string entries;
        std::uint32_t count = 0;
        for (; last != offsets.end() && last->first == first->first + count; ++last, ++count) entries += xref_entry(last->second);
        sections += std::to_string(first->first) + " " + std::to_string(count) + "\n" + entries;
        first = last;
    }
    return sections;
}

// The first half of the trailer's ID, as it is written.
std::string first_id(const PdfFile& file, const PdfValue& trailer) {
    const PdfValue* id = trailer.find("ID");
    if (!id || id->items.size() != 2) throw SealError("the file has no ID");
    return std::string(PdfSpan{id->items[0].begin, id->items[0].end}.of(file.bytes));
}

}  // namespace

PdfUpdate::PdfUpdate(const PdfFile& file, std::size_t revisions_seen)
    : file_(file), revisions_seen_(revisions_seen), next_(static_cast<std::uint32_t>(file.revisions[revisions_seen - 1].size)) {}

std::uint32_t PdfUpdate::add(std::string body) {
    bodies_.emplace(next_, std::move(body));
    return next_++;
}

void PdfUpdate::change(std::uint32_t object, const std::map<std::string, std::string>& entries) {
    const PdfObject* found = file_.find(object, revisions_seen_);
    const PdfValue dictionary = file_.value(object, revisions_seen_);
    if (!found || dictionary.kind != PdfValue::Kind::dictionary || found->stream.end != 0)
        throw SealError("object " + std::to_string(object) + " is not a dictionary that can be changed");
    std::string body(PdfSpan{dictionary.begin, dictionary.end - 2}.of(file_.bytes)), added;
    std::map<std::size_t, std::pair<PdfSpan, std::string>, std::greater<>> replaced;  // The last first.
    for (const auto& [key, value] : entries) {
        if (const PdfValue* old = dictionary.find(key)) replaced[old->begin] = {{old->begin, old->end}, value};
        else added += "/" + key + " " + value + "\n";
    }
    for (const auto& [begin, change] : replaced)
        body.replace(begin - dictionary.begin, change.first.end - change.first.begin, change.second);
    bodies_[object] = body + added + ">>";
}

std::string PdfUpdate::finish() const {
    const PdfRevision& before = file_.revisions[revisions_seen_ - 1];
    std::string update;
    std::map<std::uint32_t, std::size_t> offsets;
    for (const auto& [number, body] : bodies_) {
        offsets[number] = before.end + update.size();
        update += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const std::size_t xref = before.end + update.size();
    update += xref_sections(offsets) + "trailer\n<<\n/ID [ " + first_id(file_, before.trailer) + " <";
    const std::size_t id = update.size();
    update += std::string(id_digits, '0') + "> ]\n";
    for (const char* key : {"Root", "Info"})
        update += "/" + std::string(key) + " " + pdf_reference(before.trailer.reference(key).value_or(0)) + "\n";
    update += "/Size " + std::to_string(next_) + "\n/Prev " + std::to_string(before.xref) + "\n>>\nstartxref\n" + std::to_string(xref) +
              "\n%%EOF\n";
    const std::string digest = fonts::sha256_hex(std::string(file_.bytes.substr(0, before.end)) + update);
    return update.replace(id, id_digits, digest, 0, id_digits);
}

std::string pdf_reference(std::uint32_t object) {
    return std::to_string(object) + " 0 R";
}

std::string pdf_stream(std::string_view entries, std::string_view bytes) {
    return "<<\n/Length " + std::to_string(bytes.size()) + "\n" + std::string(entries) + ">>\nstream\r\n" + std::string(bytes) + "\nendstream";
}

}  // namespace server
