#include "fonts/program.h"

#include "fonts/big_endian.h"

#include <hb.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace fonts {
namespace {

// Component flags of a composite glyph (OpenType, table glyf).
constexpr unsigned words = 0x0001, xy_values = 0x0002, scale = 0x0008, more = 0x0020, xy_scale = 0x0040,
                   two_by_two = 0x0080;

// Offsets of fields that change, in bytes.
constexpr std::size_t head_x_min = 36, head_loca_format = 50;
constexpr std::size_t hhea_advance_max = 10, hhea_metrics = 34;
constexpr std::size_t maxp_glyphs = 4, maxp_composite_points = 10, maxp_composite_contours = 12, maxp_parts = 28,
                      maxp_depth = 30;

struct BlobFree {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct FaceFree {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
using Blob = std::unique_ptr<hb_blob_t, BlobFree>;

std::string_view view(const Blob& blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    return {data, length};
}

Blob table(hb_face_t* face, const char* name) {
    Blob blob(hb_face_reference_table(face, hb_tag_from_string(name, 4)));
    if (hb_blob_get_length(blob.get()) == 0) throw FontError(std::string("the subset has no table ") + name);
    return blob;
}

std::int16_t narrow(int value) {
    if (value < std::numeric_limits<std::int16_t>::min() || value > std::numeric_limits<std::int16_t>::max())
        throw FontError("a mark lies too far from its base");
    return static_cast<std::int16_t>(value);
}

std::size_t part_size(unsigned flags) {
    std::size_t size = 4 + (flags & words ? 4 : 2);
    if (flags & scale) size += 2;
    if (flags & xy_scale) size += 4;
    if (flags & two_by_two) size += 8;
    return size;
}

void raise(std::string& table, std::size_t at, std::size_t value) {
    if (value > u16_at(table, at)) put_u16(table, at, static_cast<unsigned>(std::min<std::size_t>(value, 0xFFFF)));
}

}  // namespace

Program::Program(hb_face_t* subset)
    : head_(view(table(subset, "head"))), hhea_(view(table(subset, "hhea"))), maxp_(view(table(subset, "maxp"))) {
    glyphs_.resize(u16_at(maxp_, maxp_glyphs));
    glyphs_.reserve(glyphs_.size() + 256);
    const Blob glyf = table(subset, "glyf"), loca = table(subset, "loca"), hmtx = table(subset, "hmtx");
    read_glyphs(view(glyf), view(loca));
    read_metrics(view(hmtx));
}

void Program::read_glyphs(std::string_view glyf, std::string_view loca) {
    const bool is_long = u16_at(head_, head_loca_format) != 0;
    const auto offset = [&](std::size_t i) -> std::size_t {
        return is_long ? u32_at(loca, 4 * i) : 2u * u16_at(loca, 2 * i);
    };
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
        const std::size_t begin = offset(i), end = offset(i + 1);
        if (begin > end || end > glyf.size()) throw FontError("the table loca of the subset is damaged");
        Record& glyph = glyphs_[i];
        glyph.outline = glyf.substr(begin, end - begin);
        if (glyph.outline.empty()) continue;
        glyph.x_min = i16_at(glyph.outline, 2);
        glyph.y_min = i16_at(glyph.outline, 4);
        glyph.x_max = i16_at(glyph.outline, 6);
        glyph.y_max = i16_at(glyph.outline, 8);
        glyph.outline.resize((glyph.outline.size() + 3) / 4 * 4);
    }
}

void Program::read_metrics(std::string_view hmtx) {
    const std::size_t pairs = u16_at(hhea_, hhea_metrics);
    if (pairs == 0) throw FontError("the subset has no metrics");
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
        glyphs_[i].advance = u16_at(hmtx, 4 * std::min(i, pairs - 1));
        glyphs_[i].bearing = i16_at(hmtx, i < pairs ? 4 * i + 2 : 4 * pairs + 2 * (i - pairs));
    }
}

std::uint16_t Program::add(std::span<const Component> parts, std::uint16_t advance) {
    if (glyphs_.size() >= 0xFFFF) throw FontError("the embedded font would need more than 65,535 glyphs");
    Record made;
    made.advance = advance;
    std::string records;
    bool empty = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Record& part = glyphs_.at(parts[i].glyph);
        // A renderer moves a glyph until x_min meets its bearing, but a part of a composite
        // it leaves where its points are.
        const std::int16_t dx = narrow(parts[i].dx + part.bearing - part.x_min), dy = parts[i].dy;
        append_u16(records, words | xy_values | (i + 1 < parts.size() ? more : 0u));
        append_u16(records, parts[i].glyph);
        append_u16(records, static_cast<std::uint16_t>(dx));
        append_u16(records, static_cast<std::uint16_t>(dy));
        if (part.outline.empty()) continue;
        made.x_min = narrow(empty ? part.x_min + dx : std::min<int>(made.x_min, part.x_min + dx));
        made.y_min = narrow(empty ? part.y_min + dy : std::min<int>(made.y_min, part.y_min + dy));
        made.x_max = narrow(empty ? part.x_max + dx : std::max<int>(made.x_max, part.x_max + dx));
        made.y_max = narrow(empty ? part.y_max + dy : std::max<int>(made.y_max, part.y_max + dy));
        empty = false;
    }
    if (!empty) {
        append_u16(made.outline, 0xFFFF);  // -1 contours: a composite.
        for (const std::int16_t edge : {made.x_min, made.y_min, made.x_max, made.y_max})
            append_u16(made.outline, static_cast<std::uint16_t>(edge));
        made.outline += records;
        made.outline.resize((made.outline.size() + 3) / 4 * 4);
        made.bearing = made.x_min;
        announce(parts);
    }
    glyphs_.push_back(std::move(made));
    return static_cast<std::uint16_t>(glyphs_.size() - 1);
}

Program::Load Program::load_of(std::uint16_t glyph, unsigned level) const {
    if (level > 8) throw FontError("a glyph of the font is nested too deep");
    const std::string& outline = glyphs_.at(glyph).outline;
    if (outline.empty()) return {};
    if (const int contours = i16_at(outline, 0); contours >= 0) {
        const auto count = static_cast<unsigned>(contours);
        return {count == 0 ? 0u : u16_at(outline, 10 + 2 * (count - 1)) + 1u, count, 0};
    }
    Load load;
    for (std::size_t at = 10;;) {
        const unsigned flags = u16_at(outline, at);
        const Load part = load_of(u16_at(outline, at + 2), level + 1);
        load = {load.points + part.points, load.contours + part.contours, std::max(load.depth, part.depth + 1)};
        if (!(flags & more)) return load;
        at += part_size(flags);
    }
}

void Program::announce(std::span<const Component> parts) {
    Load load;
    for (const Component& part : parts) {
        const Load one = load_of(static_cast<std::uint16_t>(part.glyph), 0);
        load = {load.points + one.points, load.contours + one.contours, std::max(load.depth, one.depth + 1)};
    }
    part_limit_ = std::max(part_limit_, parts.size());
    load_limit_.points = std::max(load_limit_.points, load.points);
    load_limit_.contours = std::max(load_limit_.contours, load.contours);
    load_limit_.depth = std::max(load_limit_.depth, load.depth);
}

std::string Program::finished_head() const {
    std::string head = head_;
    std::int16_t box[4] = {};
    bool empty = true;
    for (const Record& glyph : glyphs_) {
        if (glyph.outline.empty()) continue;
        box[0] = empty ? glyph.x_min : std::min(box[0], glyph.x_min);
        box[1] = empty ? glyph.y_min : std::min(box[1], glyph.y_min);
        box[2] = empty ? glyph.x_max : std::max(box[2], glyph.x_max);
        box[3] = empty ? glyph.y_max : std::max(box[3], glyph.y_max);
        empty = false;
    }
    for (std::size_t i = 0; i < 4; ++i) put_u16(head, head_x_min + 2 * i, static_cast<std::uint16_t>(box[i]));
    put_u16(head, head_loca_format, 1);
    return head;
}

std::string Program::finished_hhea() const {
    std::string hhea = hhea_;
    std::uint16_t widest = 0;
    for (const Record& glyph : glyphs_) widest = std::max(widest, glyph.advance);
    put_u16(hhea, hhea_advance_max, widest);
    put_u16(hhea, hhea_metrics, static_cast<unsigned>(glyphs_.size()));
    return hhea;
}

std::string Program::finished_maxp() const {
    std::string maxp = maxp_;
    put_u16(maxp, maxp_glyphs, static_cast<unsigned>(glyphs_.size()));
    raise(maxp, maxp_composite_points, load_limit_.points);
    raise(maxp, maxp_composite_contours, load_limit_.contours);
    raise(maxp, maxp_parts, part_limit_);
    raise(maxp, maxp_depth, load_limit_.depth);
    return maxp;
}

std::string Program::bytes() const {
    std::string glyf, loca, hmtx;
    for (const Record& glyph : glyphs_) {
        append_u32(loca, static_cast<std::uint32_t>(glyf.size()));
        glyf += glyph.outline;
        append_u16(hmtx, glyph.advance);
        append_u16(hmtx, static_cast<std::uint16_t>(glyph.bearing));
    }
    append_u32(loca, static_cast<std::uint32_t>(glyf.size()));
    const std::string head = finished_head(), hhea = finished_hhea(), maxp = finished_maxp();

    const std::unique_ptr<hb_face_t, FaceFree> builder(hb_face_builder_create());
    const auto put = [&](const char* name, const std::string& bytes) {
        const Blob blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                                       nullptr, nullptr));
        if (!hb_face_builder_add_table(builder.get(), hb_tag_from_string(name, 4), blob.get()))
            throw FontError("HarfBuzz does not take the baked tables");
    };
    put("glyf", glyf);
    put("head", head);
    put("hhea", hhea);
    put("hmtx", hmtx);
    put("loca", loca);
    put("maxp", maxp);
    const Blob file(hb_face_reference_blob(builder.get()));
    if (view(file).empty()) throw FontError("HarfBuzz does not write the baked font");
    return std::string(view(file));
}

}  // namespace fonts
