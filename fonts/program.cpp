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
constexpr std::size_t outline_header = 10;
constexpr std::size_t hhea_advance_max = 10, hhea_metrics = 34;
constexpr std::size_t maxp_glyphs = 4, maxp_composite_points = 10, maxp_composite_contours = 12, maxp_parts = 28,
                      maxp_depth = 30;

constexpr unsigned deepest = 8;  // Levels of composites.
constexpr std::uint16_t needed = 0xFFFF;  // A glyph's number before it has one.

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

bool is_composite(std::string_view outline) { return !outline.empty() && i16_at(outline, 0) < 0; }

// f(where the number of a component's glyph stands, that number), for each component of a composite.
template <class Function>
void for_each_part(std::string_view composite, const Function& f) {
    for (std::size_t at = outline_header;;) {
        const unsigned flags = u16_at(composite, at);
        f(at + 2, u16_at(composite, at + 2));
        if (!(flags & more)) return;
        at += part_size(flags);
    }
}

[[noreturn]] void refuse_so_many() { throw FontError("the embedded font would need more than 65,535 glyphs"); }

void raise(std::string& table, std::size_t at, std::size_t value) {
    if (value > u16_at(table, at)) put_u16(table, at, static_cast<unsigned>(std::min<std::size_t>(value, 0xFFFF)));
}

}  // namespace

Program::Program(const GlyphTable& face, std::span<const Outline> outlines) : face_(face), numbers_(face.size()) {
    need(0, 0);
    for (const Outline& outline : outlines)
        for (const Component& part : outline.components) need(part.glyph, 0);
    numbers_[0] = 0;
    number_glyphs(outlines);
    take_over();
    for (std::size_t i = 0; i < outlines.size(); ++i)
        if (!is_whole_glyph(outlines[i]) || numbers_[outlines[i].components[0].glyph] != i + 1) compose(i + 1, outlines[i]);
}

void Program::need(std::uint32_t face_glyph, unsigned level) {
    if (face_glyph >= numbers_.size()) throw FontError("the face has no glyph " + std::to_string(face_glyph));
    if (level > deepest) throw FontError("a glyph of the font is nested too deep");
    if (numbers_[face_glyph] != 0) return;
    numbers_[face_glyph] = needed;
    if (const std::string_view outline = face_[face_glyph].outline; is_composite(outline))
        for_each_part(outline, [&](std::size_t, std::uint16_t part) { need(part, level + 1); });
}

// A glyph that is an outline as it is takes that outline's place; the others follow the outlines.
void Program::number_glyphs(std::span<const Outline> outlines) {
    constexpr std::size_t most = 0xFFFF;
    if (outlines.size() >= most) refuse_so_many();
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (!is_whole_glyph(outlines[i])) continue;
        std::uint16_t& number = numbers_[outlines[i].components[0].glyph];
        if (number == needed) number = static_cast<std::uint16_t>(i + 1);
    }
    std::size_t count = 1 + outlines.size() + static_cast<std::size_t>(std::ranges::count(numbers_, needed));
    if (count > most) refuse_so_many();
    glyphs_.resize(count);
    count = 1 + outlines.size();
    for (std::uint16_t& number : numbers_)
        if (number == needed) number = static_cast<std::uint16_t>(count++);
}

void Program::take_over() {
    for (std::size_t glyph = 0; glyph < numbers_.size(); ++glyph) {
        if (glyph > 0 && numbers_[glyph] == 0) continue;
        Glyph& taken = glyphs_[numbers_[glyph]] = face_[glyph];
        if (is_composite(taken.outline)) taken.outline = renumbered(taken.outline);
    }
}

bool Program::is_whole_glyph(const Outline& outline) const {
    if (outline.components.size() != 1) return false;
    const Component& part = outline.components[0];
    return part.dx == 0 && part.dy == 0 && face_[part.glyph].advance == outline.advance;
}

std::string_view Program::renumbered(std::string_view composite) {
    std::string& made = made_.emplace_back(composite);
    for_each_part(composite, [&](std::size_t at, std::uint16_t part) { put_u16(made, at, numbers_[part]); });
    return made;
}

void Program::compose(std::size_t glyph, const Outline& composed) {
    const std::vector<Component>& parts = composed.components;
    Glyph& made = glyphs_[glyph];
    made.advance = composed.advance;
    std::string records;
    bool empty = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Glyph& part = face_[parts[i].glyph];
        // A renderer moves a glyph until x_min meets its bearing, but a part of a composite
        // it leaves where its points are.
        const std::int16_t dx = narrow(parts[i].dx + part.bearing - part.x_min), dy = parts[i].dy;
        append_u16(records, words | xy_values | (i + 1 < parts.size() ? more : 0u));
        append_u16(records, numbers_[parts[i].glyph]);
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
        std::string& outline = made_.emplace_back();
        append_u16(outline, 0xFFFF);  // -1 contours: a composite.
        for (const std::int16_t edge : {made.x_min, made.y_min, made.x_max, made.y_max})
            append_u16(outline, static_cast<std::uint16_t>(edge));
        outline += records;
        made.outline = outline;
        made.bearing = made.x_min;
        announce(parts);
    }
}

Program::Load Program::load_of(std::uint16_t glyph, unsigned level) const {
    if (level > deepest) throw FontError("a glyph of the font is nested too deep");
    const std::string_view outline = face_[glyph].outline;
    if (outline.empty()) return {};
    if (!is_composite(outline)) {
        const unsigned count = u16_at(outline, 0);
        return {count == 0 ? 0u : u16_at(outline, outline_header + 2 * (count - 1)) + 1u, count, 0};
    }
    Load load;
    for_each_part(outline, [&](std::size_t, std::uint16_t glyph_of_part) {
        const Load part = load_of(glyph_of_part, level + 1);
        load = {load.points + part.points, load.contours + part.contours, std::max(load.depth, part.depth + 1)};
    });
    return load;
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
    std::string head(face_.head());
    std::int16_t box[4] = {};
    bool empty = true;
    for (const Glyph& glyph : glyphs_) {
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
    std::string hhea(face_.hhea());
    std::uint16_t widest = 0;
    for (const Glyph& glyph : glyphs_) widest = std::max(widest, glyph.advance);
    put_u16(hhea, hhea_advance_max, widest);
    put_u16(hhea, hhea_metrics, static_cast<unsigned>(glyphs_.size()));
    return hhea;
}

std::string Program::finished_maxp() const {
    std::string maxp(face_.maxp());
    put_u16(maxp, maxp_glyphs, static_cast<unsigned>(glyphs_.size()));
    raise(maxp, maxp_composite_points, load_limit_.points);
    raise(maxp, maxp_composite_contours, load_limit_.contours);
    raise(maxp, maxp_parts, part_limit_);
    raise(maxp, maxp_depth, load_limit_.depth);
    return maxp;
}

std::string Program::bytes() const {
    std::string glyf, loca, hmtx;
    for (const Glyph& glyph : glyphs_) {
        append_u32(loca, static_cast<std::uint32_t>(glyf.size()));
        glyf += glyph.outline;
        glyf.resize((glyf.size() + 3) / 4 * 4);
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
