#include "layout/text/shape.h"

#include "layout/text/characters.h"

#include <hb.h>

#include <stdexcept>

namespace layout {
namespace {

struct BufferDeleter {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

// One a thread: a buffer is not for sharing, and its memory is worth keeping.
hb_buffer_t* thread_buffer() {
    thread_local const std::unique_ptr<hb_buffer_t, BufferDeleter> buffer(hb_buffer_create());
    hb_buffer_clear_contents(buffer.get());
    return buffer.get();
}

// Spaces, digits and signs have no script of their own: they stay with what stands before
// them, so that "ตัวชี้วัดที่ 5.2" is one run.
hb_script_t script_of(char16_t c, hb_script_t before) {
    if (is_thai(c)) return HB_SCRIPT_THAI;
    if (is_latin_letter(c)) return HB_SCRIPT_LATIN;
    return before;
}

struct Run {
    std::size_t begin, end;  // UTF-16 offsets into the paragraph.
    hb_script_t script;
};

// Splits [begin, end) where the script changes; leading signs take the script that follows.
std::vector<Run> runs_of(const std::u16string& text, std::size_t begin, std::size_t end) {
    std::vector<Run> runs;
    hb_script_t current = HB_SCRIPT_INVALID;
    std::size_t start = begin;
    for (std::size_t i = begin; i < end; ++i) {
        const hb_script_t script = script_of(text[i], current);
        if (script == current) continue;
        if (current != HB_SCRIPT_INVALID) {
            runs.push_back({start, i, current});
            start = i;
        }
        current = script;
    }
    if (end > begin) runs.push_back({start, end, current == HB_SCRIPT_INVALID ? HB_SCRIPT_THAI : current});
    return runs;
}

hb_buffer_t* shape_run(const std::u16string& text, const Run& run, const fonts::Face& face) {
    hb_buffer_t* buffer = thread_buffer();
    static const hb_language_t thai = hb_language_from_string("th", -1);
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.data()), static_cast<int>(text.size()),
                        static_cast<unsigned>(run.begin), static_cast<int>(run.end - run.begin));
    hb_buffer_set_script(buffer, run.script);
    hb_buffer_set_language(buffer, thai);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    // Grapheme clusters: a base and its marks stay together.
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_shape(face.shaper(), buffer, nullptr, 0);
    return buffer;
}

// HarfBuzz draws น้ำ as น, ring, tone and า in one cluster. The า may move away from the rest
// when a line is justified, so it becomes a cluster of its own and stands for the letter ำ;
// the ring stays on its consonant.
void part_sara_am(Shaped& shaped, std::size_t first) {
    std::vector<Cluster> parted(shaped.clusters.begin() + static_cast<std::ptrdiff_t>(first), shaped.clusters.end());
    shaped.clusters.resize(first);
    for (Cluster& cluster : parted) {
        const Glyph& last = shaped.glyphs[cluster.glyph_end - 1];
        const bool parts = shaped.text[cluster.text_end - 1] == u'ำ' && cluster.text_end - cluster.text_begin > 1 &&
                           cluster.glyph_end - cluster.glyph_begin > 1 && last.advance > 0 && last.advance < cluster.advance;
        if (!parts) {
            shaped.clusters.push_back(cluster);
            continue;
        }
        Cluster am = cluster;
        am.text_begin = cluster.text_end = cluster.text_end - 1;
        am.glyph_begin = cluster.glyph_end = cluster.glyph_end - 1;
        am.advance = last.advance;
        cluster.advance -= last.advance;
        shaped.clusters.push_back(cluster);
        shaped.clusters.push_back(am);
    }
}

// Appends the run's glyphs, and a cluster for each new cluster value.
void append_run(Shaped& shaped, const Run& run, std::uint16_t span) {
    hb_buffer_t* buffer = shape_run(shaped.text, run, *shaped.spans[span].face);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const std::size_t first = shaped.clusters.size();
    for (unsigned i = 0; i < count; ++i) {
        if (infos[i].codepoint == 0) throw std::runtime_error("HarfBuzz found no glyph for an admitted character");
        if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
            const auto glyph = static_cast<std::uint32_t>(shaped.glyphs.size());
            shaped.clusters.push_back({infos[i].cluster, static_cast<std::uint32_t>(run.end), glyph, glyph, 0, span,
                                       false});
        }
        Cluster& cluster = shaped.clusters.back();
        shaped.glyphs.push_back({infos[i].codepoint, positions[i].x_offset, positions[i].y_offset,
                                 positions[i].x_advance});
        cluster.glyph_end = static_cast<std::uint32_t>(shaped.glyphs.size());
        cluster.advance += positions[i].x_advance;
    }
    for (std::size_t k = first; k < shaped.clusters.size(); ++k) {
        Cluster& cluster = shaped.clusters[k];
        if (k + 1 < shaped.clusters.size()) cluster.text_end = shaped.clusters[k + 1].text_begin;
        // A mark typed after a space hangs on it: such a cluster is a letter, not a space.
        cluster.space = cluster.text_end - cluster.text_begin == 1 && is_space(shaped.text[cluster.text_begin]);
    }
    part_sara_am(shaped, first);
}

}  // namespace

std::shared_ptr<const Shaped> shape(std::span<const StyledText> content) {
    auto shaped = std::make_shared<Shaped>();
    for (const StyledText& part : content) shaped->text += part.text;
    shaped->glyphs.reserve(shaped->text.size());
    shaped->clusters.reserve(shaped->text.size());
    std::size_t begin = 0;
    for (const StyledText& part : content) {
        const auto span = static_cast<std::uint16_t>(shaped->spans.size());
        shaped->spans.push_back(part.style);
        for (const Run& run : runs_of(shaped->text, begin, begin + part.text.size())) append_run(*shaped, run, span);
        begin += part.text.size();
    }
    return shaped;
}

}  // namespace layout
