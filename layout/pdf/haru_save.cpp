// The file around libharu's objects. libharu writes every object; where they lie in the file
// and how that is said, we write: libharu 2.3.0 knows no object streams, which take a third
// off a tagged document.

#include "fonts/sha256.h"
#include "layout/pdf/deflate.h"
#include "layout/pdf/haru.h"
#include "layout/pdf/haru_check.h"

#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <cstdint>
#include <string>
#include <vector>

namespace layout {
namespace {

constexpr std::size_t id_bytes = 16;
constexpr std::size_t most_in_a_stream = 256;  // Objects: a reader inflates all to see one.

// Where an object lies: in the file, or (stream > 0) as the nth of an object stream.
struct Entry {
    std::uint32_t offset = 0;
    std::uint32_t stream = 0, index = 0;
};

HPDF_STATUS append(HPDF_Stream to, const HPDF_BYTE* bytes, HPDF_UINT size) try {
    static_cast<std::string*>(to->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
} catch (...) {  // No memory; libharu's frames are C.
    return HPDF_FAILD_TO_ALLOC_MEM;
}

// The objects of one document on their way into a file.
class File {
public:
    explicit File(HPDF_Doc document)
        : document_(document),
          out_(check(document, HPDF_CallbackWriter_New(document->mmgr, &append, &file_)), &HPDF_Stream_Free),
          packed_out_(check(document, HPDF_CallbackWriter_New(document->mmgr, &append, &packed_)), &HPDF_Stream_Free) {}

    std::string write() {
        // Four bytes above 127 tell who transfers the file that it is no text (7.5.2).
        file_ += "%PDF-1.7\n%\xB5\xC2\xD0\xE1\n";
        const HPDF_List objects = document_->xref->entries;
        entries_.resize(objects->count);
        for (HPDF_UINT number = 1; number < objects->count; ++number)
            if (is_stream(object(number))) write_stream(number);
        for (HPDF_UINT number = 1; number < objects->count; ++number)
            if (!is_stream(object(number))) pack(number);
        end_packing();
        write_cross_references();
        return std::move(file_);
    }

private:
    using Stream = std::unique_ptr<_HPDF_Stream_Rec, void (*)(HPDF_Stream)>;

    void* object(HPDF_UINT number) const {
        return static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(document_->xref->entries, number))->obj;
    }

    static bool is_stream(void* object) {
        const auto* header = static_cast<HPDF_Obj_Header*>(object);
        return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && static_cast<HPDF_Dict>(object)->stream != nullptr;
    }

    std::uint32_t position() const { return static_cast<std::uint32_t>(file_.size()); }

    void write_stream(HPDF_UINT number) {
        entries_[number] = {position()};
        file_ += std::to_string(number) + " 0 obj\n";
        check(HPDF_Obj_WriteValue(object(number), out_.get(), nullptr));
        file_ += "\nendobj\n";
    }

    // Lengths of streams are among these, and known once the streams are written.
    void pack(HPDF_UINT number) {
        if (offsets_.empty()) entries_.push_back({});
        entries_[number] = {0, static_cast<std::uint32_t>(entries_.size() - 1), static_cast<std::uint32_t>(offsets_.size() / 2)};
        offsets_.push_back(number);
        offsets_.push_back(static_cast<std::uint32_t>(packed_.size()));
        check(HPDF_Obj_WriteValue(object(number), packed_out_.get(), nullptr));
        packed_ += '\n';
        if (offsets_.size() / 2 == most_in_a_stream) end_packing();
    }

    // An object stream (7.5.7).
    void end_packing() {
        if (offsets_.empty()) return;
        std::string head;
        for (const std::uint32_t number : offsets_) head += std::to_string(number) + ' ';
        const std::string entries = "/Type /ObjStm\n/N " + std::to_string(offsets_.size() / 2) + "\n/First " + std::to_string(head.size()) + '\n';
        const std::size_t number = entries_.size() - 1;
        entries_[number] = {position()};
        write_own(number, entries, head + packed_);
        packed_.clear();
        offsets_.clear();
    }

    void write_own(std::size_t number, const std::string& entries, const std::string& bytes) {
        const std::string packed = deflated(bytes);
        const std::string& written = packed.empty() ? bytes : packed;
        file_ += std::to_string(number) + " 0 obj\n<<\n" + entries + (packed.empty() ? "" : "/Filter /FlateDecode\n");
        file_ += "/Length " + std::to_string(written.size()) + "\n>>\nstream\n" + written + "\nendstream\nendobj\n";
    }

    // A cross-reference stream (7.5.8) in place of table and trailer.
    void write_cross_references() {
        const std::size_t number = entries_.size();
        const std::uint32_t start = position();
        entries_.push_back({start});
        std::string table;
        for (std::size_t i = 0; i < entries_.size(); ++i) append_entry(table, i);
        fonts::Sha256 digest;
        digest.add(file_);
        digest.add(table);
        const std::string id = '<' + digest.hex().substr(0, 2 * id_bytes) + '>';
        write_own(number,
                  "/Type /XRef\n/Size " + std::to_string(entries_.size()) + "\n/W [1 4 2]\n/Root " + reference(document_->catalog) +
                      "\n/Info " + reference(document_->info) + "\n/ID [" + id + id + "]\n",
                  table);
        file_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    }

    // One byte of kind, four of offset or stream, two of generation or index.
    void append_entry(std::string& table, std::size_t number) const {
        const Entry& entry = entries_[number];
        const auto byte = [&](std::uint32_t value, int shift) { table += static_cast<char>(value >> shift & 0xFF); };
        byte(number == 0 ? 0 : entry.stream > 0 ? 2 : 1, 0);
        for (int shift = 24; shift >= 0; shift -= 8) byte(entry.stream > 0 ? entry.stream : entry.offset, shift);
        const std::uint32_t last = number == 0 ? 0xFFFF : entry.index;
        byte(last, 8);
        byte(last, 0);
    }

    static std::string reference(HPDF_Dict object) { return std::to_string(object->header.obj_id & 0x00FF'FFFF) + " 0 R"; }

    HPDF_Doc document_;
    std::string file_, packed_;
    Stream out_, packed_out_;
    std::vector<Entry> entries_;          // One an object; ours follow libharu's.
    std::vector<std::uint32_t> offsets_;  // Of the object stream at hand: number and offset, in turn.
};

bool is_number(void* object) {
    return (static_cast<HPDF_Obj_Header*>(object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
}

// `text` with each "N 0 R" as it is called among the bodies: by its new number, or, of a number
// object, by the number itself.
std::string renamed(const std::string& text, const std::vector<std::string>& names) {
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = 0; (at = text.find(" 0 R", at)) != std::string::npos; at += 4) {
        const std::size_t begin = text.find_last_not_of("0123456789", at - 1) + 1;
        out.append(text, copied, begin - copied);
        out += names.at(std::stoul(text.substr(begin, at - begin)));
        copied = at + 4;
    }
    return out.append(text, copied);
}

// As libharu frames it; the trailer has a blank ID.
std::string plain_file(HPDF_Doc document) {
    check(HPDF_SaveToStream(document));
    std::string file(HPDF_GetStreamSize(document), '\0');
    auto size = static_cast<HPDF_UINT32>(file.size());
    const HPDF_STATUS status = HPDF_ReadFromStream(document, reinterpret_cast<HPDF_BYTE*>(file.data()), &size);
    if (status != HPDF_OK && status != HPDF_STREAM_EOF) fail(status);
    if (size != file.size()) throw PdfError("libharu lost a part of the file");

    const std::string zeros(2 * id_bytes, '0'), digest = fonts::sha256_hex(file).substr(0, 2 * id_bytes);
    std::size_t at = file.rfind("/ID");
    for (int i = 0; i < 2; ++i) {
        at = file.find(zeros, at);
        if (at == std::string::npos) throw PdfError("libharu did not write the file's ID");
        file.replace(at, digest.size(), digest);
    }
    return file;
}

}  // namespace

std::string HaruDoc::save(Framing framing) {
    check(error_);
    check(HPDF_GetError(document_.get()));
    std::string file;
    if (framing == Framing::packed) {
        file = File(document_.get()).write();
    } else {
        const std::string blank(id_bytes, '\0');
        HaruDict(document_.get(), document_->trailer).array("ID").binary(blank).binary(blank);
        file = plain_file(document_.get());
    }
    check(HPDF_GetError(document_.get()));
    return file;
}

std::vector<std::string> HaruDoc::bodies() {
    check(error_);
    const HPDF_List objects = document_->xref->entries;
    const auto object = [&](HPDF_UINT number) { return static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(objects, number))->obj; };
    const HPDF_UINT first = (document_->info->header.obj_id & 0x00FF'FFFF) + 1;  // Catalog, pages and info come first.
    std::vector<std::string> texts(objects->count), names(objects->count), bodies;
    for (HPDF_UINT number = first; number < objects->count; ++number) {
        const std::unique_ptr<_HPDF_Stream_Rec, void (*)(HPDF_Stream)> out(
            check(document_.get(), HPDF_CallbackWriter_New(document_->mmgr, &append, &texts[number])), &HPDF_Stream_Free);
        check(HPDF_Obj_WriteValue(object(number), out.get(), nullptr));
    }
    std::size_t count = 0;
    for (HPDF_UINT number = first; number < objects->count; ++number)
        names[number] = is_number(object(number)) ? std::to_string(static_cast<HPDF_Number>(object(number))->value) : std::to_string(++count) + " 0 R";
    for (HPDF_UINT number = first; number < objects->count; ++number) {
        if (is_number(object(number))) continue;
        const std::size_t stream = std::min(texts[number].find("\nstream\r\n"), texts[number].size());
        bodies.push_back(renamed(texts[number].substr(0, stream), names) + texts[number].substr(stream));
    }
    check(HPDF_GetError(document_.get()));
    return bodies;
}

}  // namespace layout
