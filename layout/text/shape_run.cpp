#include "layout/text/shape_run.h"

#include "layout/text/characters.h"

#include <hb.h>

#include <memory>
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

hb_buffer_t* shaped_buffer(const std::u16string& text, const Run& run, const fonts::Face& face) {
    hb_buffer_t* buffer = thread_buffer();
    static const hb_language_t thai = hb_language_from_string("th", -1);
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.data()), static_cast<int>(text.size()),
                        static_cast<unsigned>(run.begin), static_cast<int>(run.end - run.begin));
    hb_buffer_set_script(buffer, static_cast<hb_script_t>(run.script));
    hb_buffer_set_language(buffer, thai);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    // Grapheme clusters: a base and its marks stay together.
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_PRODUCE_UNSAFE_TO_CONCAT);
    hb_shape(face.shaper(), buffer, nullptr, 0);
    return buffer;
}

// HarfBuzz draws น้ำ as น, ring, tone and า in one cluster. The า may move away from the rest
// when a line is justified, so it becomes a cluster of its own and stands for the letter ำ;
// the ring stays on its consonant.
void part_sara_am(const std::u16string& text, ShapedRun& shaped) {
    for (std::size_t i = 0; i < shaped.clusters.size(); ++i) {
        Cluster& cluster = shaped.clusters[i];
        if (text[cluster.text_end - 1] != u'ำ' || cluster.text_end - cluster.text_begin < 2 || cluster.glyph_end - cluster.glyph_begin < 2) continue;
        const Glyph& last = shaped.glyphs[cluster.glyph_end - 1];
        if (last.advance <= 0 || last.advance >= cluster.advance) continue;
        Cluster am = cluster;
        am.text_begin = cluster.text_end = cluster.text_end - 1;
        am.glyph_begin = cluster.glyph_end = cluster.glyph_end - 1;
        am.advance = last.advance;
        cluster.advance -= last.advance;
        ++i;
        shaped.clusters.insert(shaped.clusters.begin() + static_cast<std::ptrdiff_t>(i), am);
    }
}

// Where each cluster's text ends, and whether it is a space.
void close_clusters(const std::u16string& text, std::size_t end, std::vector<Cluster>& clusters) {
    for (std::size_t k = 0; k < clusters.size(); ++k) {
        Cluster& cluster = clusters[k];
        cluster.text_end = k + 1 < clusters.size() ? clusters[k + 1].text_begin : static_cast<std::uint32_t>(end);
        // A mark typed after a space hangs on it: such a cluster is a letter, not a space.
        cluster.space = cluster.text_end - cluster.text_begin == 1 && is_space(text[cluster.text_begin]);
    }
}

}  // namespace

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
    if (end > begin) runs.push_back({start, end, static_cast<std::uint32_t>(current == HB_SCRIPT_INVALID ? HB_SCRIPT_THAI : current)});
    return runs;
}

ShapedRun shape_run(const std::u16string& text, const Run& run, const fonts::Face& face) {
    hb_buffer_t* buffer = shaped_buffer(text, run, face);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    ShapedRun shaped;
    shaped.glyphs.reserve(count);
    shaped.clusters.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        if (infos[i].codepoint == 0) throw std::runtime_error("HarfBuzz found no glyph for an admitted character");
        const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_CONCAT) != 0;
        if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
            shaped.clusters.push_back({infos[i].cluster, 0, i, i, 0, 0, false});
            if (i > 0 && !unsafe) shaped.partings.push_back(infos[i].cluster);
        } else if (unsafe && !shaped.partings.empty() && shaped.partings.back() == infos[i].cluster) {
            shaped.partings.pop_back();
        }
        Cluster& cluster = shaped.clusters.back();
        shaped.glyphs.push_back({infos[i].codepoint, positions[i].x_offset, positions[i].y_offset, positions[i].x_advance});
        cluster.glyph_end = i + 1;
        cluster.advance += positions[i].x_advance;
    }
    close_clusters(text, run.end, shaped.clusters);
    part_sara_am(text, shaped);
    return shaped;
}

}  // namespace layout
