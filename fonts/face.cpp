#include "fonts/face.h"

#include "fonts/glyph_table.h"
#include "fonts/sha256.h"

#include <ft2build.h>
#include FT_BBOX_H
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>
#include <hb.h>

#include <atomic>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace fonts {
namespace {

// Height of ก in TH SarabunPSK, in em: regular and bold differ.
constexpr double regular_ink = 0.400, bold_ink = 0.407, ink_tolerance = 0.010;

struct LibraryFree {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceFree {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
struct BlobFree {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct SetFree {
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
using Blob = std::unique_ptr<hb_blob_t, BlobFree>;
using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, LibraryFree>;
using Measured = std::unique_ptr<std::remove_pointer_t<FT_Face>, FaceFree>;

[[noreturn]] void refuse(const FaceEntry& entry, const std::string& why) {
    throw FontError(entry.file.string() + ": " + why);
}

std::string read(const FaceEntry& entry) {
    std::error_code unreadable;
    if (!std::filesystem::is_regular_file(entry.file, unreadable)) refuse(entry, "cannot be read");
    std::ifstream in(entry.file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    std::string bytes = std::move(all).str();
    if (!in.is_open() || in.bad() || bytes.empty()) refuse(entry, "cannot be read");
    const std::string digest = sha256_hex(bytes);
    if (digest != entry.sha256) refuse(entry, "has SHA-256 " + digest + ", the catalogue says " + entry.sha256);
    return bytes;
}

void check_kind(const FaceEntry& entry, std::string_view bytes) {
    const std::string_view tag = bytes.substr(0, 4);
    if (tag == "ttcf") refuse(entry, "is a collection of fonts; the catalogue takes one face a file");
    if (tag == "OTTO") refuse(entry, "has CFF outlines; only TrueType outlines (glyf) can be set");
    if (tag != std::string_view("\0\1\0\0", 4) && tag != "true") refuse(entry, "is not a TrueType font");
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
    return hb_blob_get_length(Blob(hb_face_reference_table(face, tag)).get()) > 0;
}

void check_tables(const FaceEntry& entry, hb_face_t* face) {
    for (const char* name : {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap", "OS/2"})
        if (!has_table(face, hb_tag_from_string(name, -1))) refuse(entry, std::string("has no table ") + name);
    for (const char* name : {"fvar", "CFF ", "CFF2"})
        if (has_table(face, hb_tag_from_string(name, -1)))
            refuse(entry, std::string("has the table ") + name + "; variable and CFF fonts cannot be set");
}

Measured open_measured(const FaceEntry& entry, FT_Library library, std::string_view bytes) {
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()), static_cast<FT_Long>(bytes.size()),
                           0, &face))
        refuse(entry, "is refused by FreeType");
    return Measured(face);
}

// Of the outline, in font units; empty for a character that the face lacks or draws nothing for.
FT_BBox ink(FT_Face face, char32_t character) {
    FT_BBox box{0, 0, 0, 0};
    const FT_UInt glyph = FT_Get_Char_Index(face, character);
    if (glyph && !FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE)) FT_Outline_Get_BBox(&face->glyph->outline, &box);
    return box;
}

// OpenType, OS/2 fsType: 0x0002 restricted licence, 0x0100 no subsetting, 0x0200 bitmaps only.
void check_licence(const FaceEntry& entry, const TT_OS2& os2) {
    if (os2.fsType & 0x0002) refuse(entry, "its licence bits forbid embedding");
    if (os2.fsType & 0x0100) refuse(entry, "its licence bits forbid subsetting");
    if (os2.fsType & 0x0200) refuse(entry, "its licence bits allow bitmaps only");
}

void check_size(const FaceEntry& entry, FT_Face face) {
    const double height = static_cast<double>(ink(face, U'ก').yMax) / face->units_per_EM * entry.scale;
    const double wanted = entry.bold ? bold_ink : regular_ink;
    if (!(std::abs(height - wanted) <= ink_tolerance))
        refuse(entry,
               "ก times scale is " + std::to_string(height) + " em high; TH Sarabun's is " + std::to_string(wanted));
}

Descriptor describe(FT_Face face, const TT_OS2& os2) {
    const auto thousandths = [&](FT_Long units) {
        return static_cast<int>(std::lround(static_cast<double>(units) * 1000 / face->units_per_EM));
    };
    Descriptor d;
    if (const char* name = FT_Get_Postscript_Name(face)) d.postscript_name = name;
    d.left = thousandths(face->bbox.xMin);
    d.bottom = thousandths(face->bbox.yMin);
    d.right = thousandths(face->bbox.xMax);
    d.top = thousandths(face->bbox.yMax);
    d.ascent = thousandths(face->ascender);
    d.descent = thousandths(face->descender);
    d.cap_height = thousandths(os2.version >= 2 && os2.sCapHeight > 0 ? os2.sCapHeight : ink(face, U'H').yMax);
    const FT_BBox stem = ink(face, U'|');  // The bar is a stem and nothing else, in every design.
    d.stem_v = thousandths(stem.xMax - stem.xMin);
    if (const auto* post = static_cast<const TT_Postscript*>(FT_Get_Sfnt_Table(face, FT_SFNT_POST)))
        d.italic_angle = static_cast<double>(post->italicAngle) / 65536;
    return d;
}

// Owns the bytes; HarfBuzz frees them with the last blob or face that needs them.
Blob blob_of(std::string bytes) {
    std::string* kept = std::make_unique<std::string>(std::move(bytes)).release();
    const auto drop = [](void* data) { std::default_delete<std::string>()(static_cast<std::string*>(data)); };
    return Blob(hb_blob_create(kept->data(), static_cast<unsigned>(kept->size()), HB_MEMORY_MODE_READONLY, kept, drop));
}

struct Measures {
    Descriptor descriptor;
    FT_Long glyphs = 0;
};

// FreeType serves these checks only: its objects are not for sharing between threads.
Measures measure(const FaceEntry& entry, std::string_view bytes) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library)) refuse(entry, "FreeType does not start");
    const Library owner(library);
    const Measured face = open_measured(entry, library, bytes);
    const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face.get(), FT_SFNT_OS2));
    if (!os2) refuse(entry, "has a broken table OS/2");
    check_licence(entry, *os2);
    check_size(entry, face.get());
    Measures measures{describe(face.get(), *os2), face->num_glyphs};
    if (measures.descriptor.postscript_name.empty()) refuse(entry, "has no PostScript name");
    return measures;
}

std::uint32_t next_number() {
    static std::atomic<std::uint32_t> opened = 0;
    return ++opened;
}

std::vector<std::uint64_t> characters_of(hb_face_t* face) {
    const std::unique_ptr<hb_set_t, SetFree> known(hb_set_create());
    hb_face_collect_unicodes(face, known.get());
    if (hb_set_is_empty(known.get())) return {};
    std::vector<std::uint64_t> bits(hb_set_get_max(known.get()) / 64 + 1);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(known.get(), &c);) bits[c / 64] |= std::uint64_t{1} << c % 64;
    return bits;
}

}  // namespace

std::shared_ptr<const Face> Face::open(const FaceEntry& entry) {
    std::string bytes = read(entry);
    check_kind(entry, bytes);
    Measures measures = measure(entry, bytes);

    std::shared_ptr<Face> made(new Face);
    made->entry_ = entry;
    made->descriptor_ = std::move(measures.descriptor);
    made->face_ = hb_face_create(blob_of(std::move(bytes)).get(), 0);
    check_tables(entry, made->face_);
    if (static_cast<FT_Long>(hb_face_get_glyph_count(made->face_)) != measures.glyphs)
        refuse(entry, "FreeType and HarfBuzz count different numbers of glyphs");
    made->units_per_em_ = hb_face_get_upem(made->face_);
    made->characters_ = characters_of(made->face_);
    hb_face_make_immutable(made->face_);
    made->font_ = hb_font_create(made->face_);
    hb_font_make_immutable(made->font_);
    return made;
}

Face::Face() : number_(next_number()) {}

Face::~Face() {
    hb_font_destroy(font_);
    hb_face_destroy(face_);
}

const GlyphTable& Face::glyphs() const {
    std::call_once(glyphs_made_, [this] { glyphs_ = std::make_unique<const GlyphTable>(face_); });
    return *glyphs_;
}

int Face::advance(std::uint32_t glyph) const {
    return hb_font_get_glyph_h_advance(font_, glyph);
}

}  // namespace fonts
