// The glyphs of a face as an embedded program holds them: outlines without hints, and metrics.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct hb_blob_t;
struct hb_face_t;

namespace fonts {

// Immutable; any number of threads may read it at once.
class GlyphTable {
public:
    struct Glyph {
        std::string_view outline;  // Its part of the table glyf, without padding as a rule; empty: draws nothing.
        std::uint16_t advance = 0;
        std::int16_t bearing = 0;  // Left side: where the outline's x_min comes to lie.
        std::int16_t x_min = 0, y_min = 0, x_max = 0, y_max = 0;
    };

    // Numbers stay the face's own. Throws FontError when HarfBuzz refuses, or a table is missing
    // or damaged.
    explicit GlyphTable(hb_face_t* face);

    std::size_t size() const { return glyphs_.size(); }
    const Glyph& operator[](std::size_t glyph) const { return glyphs_[glyph]; }

    // Those tables of the face, hints taken out, counts not yet fitted to a smaller program. All
    // views are valid as long as this.
    std::string_view head() const;
    std::string_view hhea() const;
    std::string_view maxp() const;

private:
    struct BlobFree {
        void operator()(hb_blob_t* blob) const;
    };
    using Blob = std::unique_ptr<hb_blob_t, BlobFree>;

    static Blob table(hb_face_t* face, const char* name);
    static std::string_view view(const Blob& blob);
    void read_outlines();
    void read_metrics(std::string_view hmtx);

    Blob head_, hhea_, maxp_, glyf_, loca_;
    std::vector<Glyph> glyphs_;
};

}  // namespace fonts
