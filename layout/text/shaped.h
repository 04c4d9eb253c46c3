// A paragraph's text after HarfBuzz: what is drawn, and which letters each glyph stands for.

#pragma once

#include "fonts/face.h"
#include "layout/measure.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace layout {

// A glyph of its span's face. Offsets and advance are in font units, y up.
struct Glyph {
    std::uint32_t id = 0;
    std::int32_t dx = 0, dy = 0;
    std::int32_t advance = 0;
};

// The smallest piece of text that may be moved or broken alone, with the glyphs that draw
// it. A cluster never parts a base from its marks: น้ำ is two, น้ with the ring of ำ on it
// and ำ, which is drawn as า (three characters, four glyphs in Laksaman). Clusters touch and cover the whole text, in logical order.
struct Cluster {
    std::uint32_t text_begin = 0, text_end = 0;    // UTF-16 offsets into Shaped::text.
    std::uint32_t glyph_begin = 0, glyph_end = 0;  // Into Shaped::glyphs; in visual order.
    std::int32_t advance = 0;                      // Sum of the glyphs', font units.
    std::uint16_t span = 0;                        // Into Shaped::spans.
    bool space = false;                            // U+0020 or U+00A0: may be widened.
};

// How a stretch of text is set.
struct Span {
    std::shared_ptr<const fonts::Face> face;
    Pt size;  // Em of this face on paper: the form's TH Sarabun size times the face's scale.
    Colour colour;
};

struct Shaped {
    std::u16string text;  // Exactly what a reader copies: no break controls in it.
    std::vector<Glyph> glyphs;
    std::vector<Cluster> clusters;
    std::vector<Span> spans;

    Pt width(const Cluster& cluster) const {
        const Span& span = spans[cluster.span];
        return span.size * (static_cast<double>(cluster.advance) / span.face->units_per_em());
    }
};

}  // namespace layout
