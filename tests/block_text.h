// Type whose every ก is 10 pt wide, in lines of 20 pt, for tests that count by eye.

#pragma once

#include "layout/block/set_paragraph.h"
#include "tests/hand_shaped.h"

#include <string>

namespace layout {

inline Span ko_span() {
    const auto face = laksaman();
    return {face, Pt{10 / (hand_shaped(u"ก").clusters[0].advance / static_cast<double>(face->units_per_em()))}, black};
}

// In lines of 20 pt whose baseline is 15 pt below their top.
inline ParagraphStyle ko_style(Align align = Align::left) {
    ParagraphStyle style;
    style.align = align;
    style.pitch = {20};
    style.ascent = {15};
    return style;
}

// `column` is for the reader of a test: how wide the text is meant to be set.
inline Paragraph ko_paragraph(std::u16string text, [[maybe_unused]] Pt column = {}, Align align = Align::left) {
    return {{{Fragment::Kind::text, std::move(text), ko_span(), {}}}, ko_style(align)};
}

inline std::u16string text_of(const TextLine& line) {
    if (line.begin == line.end) return {};
    const auto& clusters = line.shaped->clusters;
    return line.shaped->text.substr(clusters[line.begin].text_begin,
                                    clusters[line.end - 1].text_end - clusters[line.begin].text_begin);
}

inline std::u16string last_text(const Page& page) { return text_of(std::get<TextLine>(page.items.back())); }

}  // namespace layout
