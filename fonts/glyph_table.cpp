#include "fonts/glyph_table.h"

#include "fonts/big_endian.h"

#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <string>

namespace fonts {
namespace {

// Offsets of fields, in bytes.
constexpr std::size_t head_loca_format = 50, hhea_metrics = 34, maxp_glyphs = 4;

struct InputFree {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct FaceFree {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};

// Every glyph under its own number. Shaping is done, so the tables that serve it go.
std::unique_ptr<hb_face_t, FaceFree> without_hints(hb_face_t* face) {
    const std::unique_ptr<hb_subset_input_t, InputFree> input(hb_subset_input_create_or_fail());
    if (!input) throw FontError("HarfBuzz has no memory for a subset");
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_RETAIN_GIDS);
    hb_set_add_range(hb_subset_input_glyph_set(input.get()), 0, hb_face_get_glyph_count(face) - 1);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* table : {"GSUB", "GPOS", "GDEF", "kern", "OS/2", "name", "post", "cmap", "DSIG", "FFTM", "gasp"})
        hb_set_add(dropped, hb_tag_from_string(table, 4));
    std::unique_ptr<hb_face_t, FaceFree> made(hb_subset_or_fail(face, input.get()));
    if (!made) throw FontError("HarfBuzz cannot take the hints out of the face");
    return made;
}

}  // namespace

void GlyphTable::BlobFree::operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }

GlyphTable::Blob GlyphTable::table(hb_face_t* face, const char* name) {
    Blob blob(hb_face_reference_table(face, hb_tag_from_string(name, 4)));
    if (hb_blob_get_length(blob.get()) == 0) throw FontError(std::string("the face without hints has no table ") + name);
    return blob;
}

std::string_view GlyphTable::view(const Blob& blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    return {data, length};
}

GlyphTable::GlyphTable(hb_face_t* face) {
    const auto bare = without_hints(face);
    head_ = table(bare.get(), "head");
    hhea_ = table(bare.get(), "hhea");
    maxp_ = table(bare.get(), "maxp");
    glyf_ = table(bare.get(), "glyf");
    loca_ = table(bare.get(), "loca");
    glyphs_.resize(u16_at(maxp(), maxp_glyphs));
    read_outlines();
    read_metrics(view(table(bare.get(), "hmtx")));
}

std::string_view GlyphTable::head() const { return view(head_); }
std::string_view GlyphTable::hhea() const { return view(hhea_); }
std::string_view GlyphTable::maxp() const { return view(maxp_); }

void GlyphTable::read_outlines() {
    const std::string_view glyf = view(glyf_), loca = view(loca_);
    const bool is_long = u16_at(head(), head_loca_format) != 0;
    const auto offset = [&](std::size_t i) -> std::size_t { return is_long ? u32_at(loca, 4 * i) : 2u * u16_at(loca, 2 * i); };
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
        const std::size_t begin = offset(i), end = offset(i + 1);
        if (begin > end || end > glyf.size()) throw FontError("the table loca of the face is damaged");
        Glyph& glyph = glyphs_[i];
        glyph.outline = glyf.substr(begin, end - begin);
        if (glyph.outline.empty()) continue;
        glyph.x_min = i16_at(glyph.outline, 2);
        glyph.y_min = i16_at(glyph.outline, 4);
        glyph.x_max = i16_at(glyph.outline, 6);
        glyph.y_max = i16_at(glyph.outline, 8);
    }
}

void GlyphTable::read_metrics(std::string_view hmtx) {
    const std::size_t pairs = u16_at(hhea(), hhea_metrics);
    if (pairs == 0) throw FontError("the face has no metrics");
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
        glyphs_[i].advance = u16_at(hmtx, 4 * std::min(i, pairs - 1));
        glyphs_[i].bearing = i16_at(hmtx, i < pairs ? 4 * i + 2 : 4 * pairs + 2 * (i - pairs));
    }
}

}  // namespace fonts
