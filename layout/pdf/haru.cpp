#include "layout/pdf/haru.h"

#include "layout/pdf/deflate.h"
#include "layout/pdf/haru_check.h"
#include "layout/pdf/write_pdf.h"

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include <cmath>
#include <cstring>

// libharu 2.3.0, what to know:
// - Functions of its object layer do not call the error handler; they only note the error in
//   the document and give NULL or a status. Every one is checked here, and once more before
//   saving. No error is ever reset, so a half-built document cannot be saved.
// - HPDF_DictStream_New numbers its object itself. A direct object has one parent only.
// - Strings end at NUL, so texts go through HPDF_Binary.
// - HPDF_AddPage makes the page's content stream; a second one would stay behind, unused.
// - Its own memory streams copy byte by byte, in and out; ours are read where they lie.
namespace layout {
namespace {

void* binary_of(HPDF_Doc document, std::string_view bytes) {
    // The parameter is not const, but only copied from.
    auto* begin = const_cast<HPDF_BYTE*>(reinterpret_cast<const HPDF_BYTE*>(bytes.data()));
    return check(document, HPDF_Binary_New(document->mmgr, begin, static_cast<HPDF_UINT>(bytes.size())));
}

void* real_of(HPDF_Doc document, double value) {
    if (!(std::abs(value) <= 32767)) throw PdfError("a number is not finite, or too large for libharu");
    if (value == std::floor(value))
        return check(document, HPDF_Number_New(document->mmgr, static_cast<HPDF_INT32>(value)));
    return check(document, HPDF_Real_New(document->mmgr, static_cast<HPDF_REAL>(value)));
}

// libharu removes a Filter of streams that it does not deflate itself, so ours is written
// after its entries.
HPDF_STATUS write_filter(HPDF_Dict, HPDF_Stream out) {
    return HPDF_Stream_WriteStr(out, "/Filter /FlateDecode\n");
}

// A stream's body for libharu to read.
HaruBody& body_of(HPDF_Stream stream) { return *static_cast<HaruBody*>(stream->attr); }

HPDF_STATUS read_body(HPDF_Stream stream, HPDF_BYTE* to, HPDF_UINT* size) {
    HaruBody& body = body_of(stream);
    const std::size_t wanted = *size;
    *size = static_cast<HPDF_UINT>(body.bytes.copy(reinterpret_cast<char*>(to), wanted, body.read));
    body.read += *size;
    return *size < wanted ? HPDF_STREAM_EOF : HPDF_OK;
}

HPDF_STATUS rewind_body(HPDF_Stream stream, HPDF_INT, HPDF_WhenceMode) {
    body_of(stream).read = 0;  // libharu seeks nothing but the beginning.
    return HPDF_OK;
}

HPDF_INT32 tell_body(HPDF_Stream stream) { return static_cast<HPDF_INT32>(body_of(stream).read); }
HPDF_UINT32 size_of_body(HPDF_Stream stream) { return static_cast<HPDF_UINT32>(body_of(stream).bytes.size()); }

}  // namespace

HaruArray& HaruArray::number(std::int32_t value) {
    check(HPDF_Array_AddNumber(array_, value));
    return *this;
}

HaruArray& HaruArray::real(double value) {
    check(HPDF_Array_Add(array_, real_of(document_, value)));
    return *this;
}

HaruArray& HaruArray::name(const std::string& value) {
    check(HPDF_Array_AddName(array_, value.c_str()));
    return *this;
}

HaruArray& HaruArray::binary(std::string_view bytes) {
    check(HPDF_Array_Add(array_, binary_of(document_, bytes)));
    return *this;
}

HaruArray& HaruArray::add(HaruDict numbered) {
    check(HPDF_Array_Add(array_, numbered.dict_));
    return *this;
}

HaruArray& HaruArray::add(HaruArray numbered) {
    check(HPDF_Array_Add(array_, numbered.array_));
    return *this;
}

HaruDict HaruArray::dict() {
    HPDF_Dict made = check(document_, HPDF_Dict_New(document_->mmgr));
    check(HPDF_Array_Add(array_, made));
    return {document_, made};
}

HaruArray HaruArray::array() {
    HPDF_Array made = check(document_, HPDF_Array_New(document_->mmgr));
    check(HPDF_Array_Add(array_, made));
    return {document_, made};
}

HaruDict& HaruDict::name(const char* key, const std::string& value) {
    check(HPDF_Dict_AddName(dict_, key, value.c_str()));
    return *this;
}

HaruDict& HaruDict::number(const char* key, std::int32_t value) {
    check(HPDF_Dict_AddNumber(dict_, key, value));
    return *this;
}

HaruDict& HaruDict::real(const char* key, double value) {
    check(HPDF_Dict_Add(dict_, key, real_of(document_, value)));
    return *this;
}

HaruDict& HaruDict::boolean(const char* key, bool value) {
    check(HPDF_Dict_AddBoolean(dict_, key, value ? HPDF_TRUE : HPDF_FALSE));
    return *this;
}

HaruDict& HaruDict::binary(const char* key, std::string_view bytes) {
    check(HPDF_Dict_Add(dict_, key, binary_of(document_, bytes)));
    return *this;
}

HaruDict& HaruDict::add(const char* key, HaruDict numbered) {
    check(HPDF_Dict_Add(dict_, key, numbered.dict_));
    return *this;
}

HaruDict HaruDict::dict(const char* key) {
    HPDF_Dict made = check(document_, HPDF_Dict_New(document_->mmgr));
    check(HPDF_Dict_Add(dict_, key, made));
    return {document_, made};
}

HaruArray HaruDict::array(const char* key) {
    HPDF_Array made = check(document_, HPDF_Array_New(document_->mmgr));
    check(HPDF_Dict_Add(dict_, key, made));
    return {document_, made};
}

HaruDoc::HaruDoc() : document_(HPDF_New(&HaruDoc::keep_first, this), &HPDF_Free) {
    if (!document_) throw PdfError("libharu could not start a document");
    document_->pdf_version = HPDF_VER_17;
}

// Called from C, so it must not throw.
void HaruDoc::keep_first(unsigned long error, unsigned long, void* self) {
    auto& first = static_cast<HaruDoc*>(self)->error_;
    if (first == HPDF_OK) first = error;
}

const char* HaruDoc::library_version() { return HPDF_GetVersion(); }

HaruDict HaruDoc::catalog() {
    return {document_.get(), check(document_.get(), document_->catalog)};
}

HaruDict HaruDoc::info() {
    return {document_.get(), check(document_.get(), document_->info)};
}

HaruDict HaruDoc::numbered_dict() {
    HPDF_Dict made = check(document_.get(), HPDF_Dict_New(document_->mmgr));
    check(HPDF_Xref_Add(document_->xref, made));
    return {document_.get(), made};
}

HaruArray HaruDoc::numbered_array() {
    HPDF_Array made = check(document_.get(), HPDF_Array_New(document_->mmgr));
    check(HPDF_Xref_Add(document_->xref, made));
    return {document_.get(), made};
}

HaruDict HaruDoc::new_stream() {
    return {document_.get(), check(document_.get(), HPDF_DictStream_New(document_->mmgr, document_->xref))};
}

HaruDict HaruDoc::stream(std::string_view bytes) {
    const HaruDict made = new_stream();
    fill(made, bytes);
    return made;
}

HaruDict HaruDoc::plain_stream(std::string_view bytes) {
    const HaruDict made = new_stream();
    fill_as_is(made, std::string(bytes));
    return made;
}

HaruDict HaruDoc::deflated_stream(std::string_view packed) {
    const HaruDict made = plain_stream(packed);
    made.dict_->write_fn = &write_filter;
    return made;
}

void HaruDoc::fill(HaruDict stream, std::string_view bytes) {
    std::string packed = deflated(bytes);
    if (packed.empty()) return fill_as_is(stream, std::string(bytes));
    stream.dict_->write_fn = &write_filter;
    fill_as_is(stream, std::move(packed));
}

void HaruDoc::fill_as_is(HaruDict stream, std::string bytes) {
    stream.dict_->filter = HPDF_STREAM_FILTER_NONE;
    HaruBody& body = bodies_.emplace_back(std::move(bytes));
    HPDF_Stream reader = check(document_.get(), HPDF_CallbackReader_New(document_->mmgr, &read_body, &rewind_body, &tell_body, &size_of_body, &body));
    HPDF_Stream_Free(stream.dict_->stream);
    stream.dict_->stream = reader;
}

HaruDict HaruDoc::add_page(std::string_view content) {
    HPDF_Page page = check(document_.get(), HPDF_AddPage(document_.get()));
    auto* attributes = static_cast<HPDF_PageAttr>(page->attr);
    fill({document_.get(), attributes->contents}, content);
    attributes->stream = attributes->contents->stream;
    return {document_.get(), page};
}

HaruDict HaruDoc::resources_of(HaruDict page) {
    return {document_.get(), static_cast<HPDF_Dict>(
                                 check(document_.get(), HPDF_Dict_GetItem(page.dict_, "Resources", HPDF_OCLASS_DICT)))};
}

}  // namespace layout
