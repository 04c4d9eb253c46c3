// A typeface of the catalogue, opened, checked and ready to be shared by threads.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace fonts {

class GlyphTable;

// A font that is missing, changed or of a kind that we do not set: ours to put right, so
// it stops the start.
struct FontError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One face as the catalogue declares it.
struct FaceEntry {
    std::string family;  // "Laksaman"
    bool bold = false;
    std::filesystem::path file;
    std::string sha256;  // Of the file, 64 lower-case hexadecimal digits.

    // Sizes in forms are TH Sarabun sizes. A form's 16 pt sets this face at 16 pt × scale, so
    // that ก comes out as high as TH Sarabun's: 0.400 em, bold 0.407 em (TH SarabunPSK, measured).
    double scale = 1;
    // Baseline to baseline and the part of it above the baseline, both in TH Sarabun em; from
    // the catalogue, never from hhea, which cuts stacked Thai marks in half of the faces.
    double pitch = 0, ascent = 0;
};

// Numbers of a PDF font descriptor (ISO 32000-1, table 122), in thousandths of an em.
struct Descriptor {
    std::string postscript_name;
    int left = 0, bottom = 0, right = 0, top = 0;  // FontBBox.
    int ascent = 0, descent = 0, cap_height = 0, stem_v = 0;
    double italic_angle = 0;
};

// Immutable after open(); everything here may be called by any number of threads at once.
class Face {
public:
    // Reads the file once. Throws FontError when: it cannot be read; its SHA-256 differs
    // from the entry's; it is not a TrueType font with glyf outlines, or is a collection or
    // a variable font; its licence bits (OS/2 fsType) forbid embedding or subsetting;
    // FreeType and HarfBuzz do not agree on the glyph count; ก, measured by FreeType and
    // multiplied by the entry's scale, is not 0.400 em (bold: 0.407 em) ± 0.010 high.
    static std::shared_ptr<const Face> open(const FaceEntry& entry);

    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    const FaceEntry& entry() const { return entry_; }
    const Descriptor& descriptor() const { return descriptor_; }
    unsigned units_per_em() const { return units_per_em_; }
    // No other face that this program opens has it.
    std::uint32_t number() const { return number_; }

    // Does the face map it to a glyph?
    bool has(char32_t character) const {
        return character / 64 < characters_.size() && (characters_[character / 64] >> character % 64 & 1) != 0;
    }
    int advance(std::uint32_t glyph) const;  // hmtx, font units.

    // For shaping: scaled to font units, immutable, valid as long as this face.
    hb_font_t* shaper() const { return font_; }
    hb_face_t* tables() const { return face_; }

    // For embedding: made when first asked for. Throws FontError as GlyphTable does.
    const GlyphTable& glyphs() const;

private:
    Face();

    const std::uint32_t number_;
    FaceEntry entry_;
    Descriptor descriptor_;
    unsigned units_per_em_ = 0;
    std::vector<std::uint64_t> characters_;  // A bit for each code point, up to the last that the face has.
    hb_face_t* face_ = nullptr;
    hb_font_t* font_ = nullptr;
    mutable std::once_flag glyphs_made_;
    mutable std::unique_ptr<const GlyphTable> glyphs_;
};

}  // namespace fonts
