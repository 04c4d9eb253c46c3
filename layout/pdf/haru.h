// The only place that knows libharu, which stores and numbers our objects and writes the
// file. Its fonts, text, images, PDF/A and attachments are not used: see haru.cpp.

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// libharu's own names.
struct _HPDF_Doc_Rec;    // NOLINT(bugprone-reserved-identifier)
struct _HPDF_Dict_Rec;   // NOLINT(bugprone-reserved-identifier)
struct _HPDF_Array_Rec;  // NOLINT(bugprone-reserved-identifier)

namespace layout {

class HaruDict;

// Handles to objects of a HaruDoc, valid as long as it lives. Every call throws PdfError
// when libharu refuses. Values are copied; a dictionary or array that dict() or array()
// makes belongs to its maker; add() refers to an object that the document numbers.
class HaruArray {
public:
    HaruArray& number(std::int32_t value);
    HaruArray& real(double value);  // An integer when it is one; at most ±32,767.
    HaruArray& name(const std::string& value);
    HaruArray& binary(std::string_view bytes);
    HaruArray& add(HaruDict numbered);
    HaruArray& add(HaruArray numbered);
    HaruArray array();
    HaruDict dict();

private:
    friend class HaruDict;
    friend class HaruDoc;
    HaruArray(_HPDF_Doc_Rec* document, _HPDF_Array_Rec* array) : document_(document), array_(array) {}

    _HPDF_Doc_Rec* document_;
    _HPDF_Array_Rec* array_;
};

class HaruDict {
public:
    HaruDict& name(const char* key, const std::string& value);
    HaruDict& number(const char* key, std::int32_t value);
    HaruDict& real(const char* key, double value);
    HaruDict& boolean(const char* key, bool value);
    HaruDict& binary(const char* key, std::string_view bytes);  // A string, in hexadecimal digits.
    HaruDict& add(const char* key, HaruDict numbered);
    HaruDict dict(const char* key);    // A new one, in place of what stood there.
    HaruArray array(const char* key);  // The same.

private:
    friend class HaruArray;
    friend class HaruDoc;
    HaruDict(_HPDF_Doc_Rec* document, _HPDF_Dict_Rec* dict) : document_(document), dict_(dict) {}

    _HPDF_Doc_Rec* document_;
    _HPDF_Dict_Rec* dict_;
};

// How the objects of a file are told apart.
enum class Framing {
    packed,  // All but streams in object streams, found by a cross-reference stream.
    plain,   // Each by itself, found by a table: what is to be sealed can be read by eye.
};

// The bytes of a stream, as libharu is to write them, and how many of them it has read.
struct HaruBody {
    std::string bytes;
    std::size_t read = 0;
};

// One document; for one thread. libharu has no state outside it.
class HaruDoc {
public:
    HaruDoc();
    HaruDoc(const HaruDoc&) = delete;  // libharu's handler holds our address.
    HaruDoc& operator=(const HaruDoc&) = delete;

    static const char* library_version();

    HaruDict catalog();
    HaruDict info();
    HaruDict numbered_dict();
    HaruArray numbered_array();
    HaruDict stream(std::string_view bytes);            // Deflated where that is shorter.
    HaruDict plain_stream(std::string_view bytes);      // Never deflated (metadata).
    HaruDict deflated_stream(std::string_view packed);  // Deflated already, by deflated().
    HaruDict add_page(std::string_view content);        // With its own MediaBox still to set.
    HaruDict resources_of(HaruDict page);

    // The file, PDF 1.7; its ID is a digest of everything else in it. Call once.
    std::string save(Framing framing);

    // Instead of a file: the objects made here, in their order, as they stand between "N 0 obj\n"
    // and "\nendobj\n", numbered from 1 among themselves; lengths of streams are written out.
    std::vector<std::string> bodies();

private:
    static void keep_first(unsigned long error, unsigned long detail, void* self);
    HaruDict new_stream();
    void fill(HaruDict stream, std::string_view bytes);
    void fill_as_is(HaruDict stream, std::string bytes);

    unsigned long error_ = 0;  // These two above document_, to outlive it.
    std::deque<HaruBody> bodies_;
    std::unique_ptr<_HPDF_Doc_Rec, void (*)(_HPDF_Doc_Rec*)> document_;
};

}  // namespace layout
