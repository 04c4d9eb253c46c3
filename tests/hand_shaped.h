// Shapes a text the way layout/text does, without it: HarfBuzz, Thai, clusters of whole
// characters, merged until no cluster begins with a mark.

#pragma once

#include "fonts/catalogue.h"
#include "layout/text/shaped.h"

#include <hb.h>

#include <memory>
#include <string>
#include <string_view>

namespace layout {

inline std::shared_ptr<const fonts::Face> laksaman(bool bold = false) {
    static const fonts::Catalogue catalogue = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    return catalogue.find("Laksaman", bold);
}

inline Shaped hand_shaped(std::u16string_view text, std::shared_ptr<const fonts::Face> face = laksaman(),
                          Pt size = {10}) {
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(), &hb_buffer_destroy);
    hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf16(buffer.get(), reinterpret_cast<const std::uint16_t*>(text.data()),
                        static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), HB_SCRIPT_THAI);
    hb_buffer_set_language(buffer.get(), hb_language_from_string("th", -1));
    hb_shape(face->shaper(), buffer.get(), nullptr, 0);

    Shaped shaped;
    shaped.text = text;
    shaped.spans.push_back({std::move(face), size, black});
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), nullptr);
    const auto is_mark = [&](unsigned at) {
        const char16_t c = text[at];
        return c == u'ั' || (c >= u'ำ' && c <= u'ฺ') || (c >= u'็' && c <= u'๎');
    };
    for (unsigned i = 0; i < count; ++i) {
        const unsigned at = infos[i].cluster;
        const bool joins = !shaped.clusters.empty() && (at == infos[i - 1].cluster || is_mark(at));
        if (!joins) shaped.clusters.push_back({at, at, i, i, 0, 0, text[at] == u' '});
        if (shaped.clusters.size() > 1 && !joins) shaped.clusters[shaped.clusters.size() - 2].text_end = at;
        shaped.clusters.back().glyph_end = i + 1;
        shaped.clusters.back().advance += positions[i].x_advance;
        shaped.glyphs.push_back(
            {infos[i].codepoint, positions[i].x_offset, positions[i].y_offset, positions[i].x_advance});
    }
    if (!shaped.clusters.empty()) shaped.clusters.back().text_end = static_cast<std::uint32_t>(text.size());
    return shaped;
}

}  // namespace layout
