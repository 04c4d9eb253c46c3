// Makes the small font that a PDF embeds: a subset whose extra glyphs are composites with
// HarfBuzz's mark offsets built in, so that a page shows text with plain advances only.

#pragma once

#include "fonts/face.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace fonts {

// A glyph of the original face, moved by (dx, dy) font units from the pen.
struct Component {
    std::uint32_t glyph = 0;
    std::int16_t dx = 0, dy = 0;

    friend bool operator==(const Component&, const Component&) = default;
};

// What one character draws: no component (a space, or a letter whose shape a ligature gave
// to its neighbour), one, or several; and how far the pen moves, in font units.
struct Outline {
    std::vector<Component> components;
    std::uint16_t advance = 0;

    friend bool operator==(const Outline&, const Outline&) = default;
};

// A TrueType file of glyf, loca, hmtx, hhea, head and maxp and no more, whose glyph i + 1 draws and
// advances as outlines[i]; behind those stand glyphs that they are composed of. The same outlines
// in the same order give the same bytes. Throws FontError when HarfBuzz refuses, for a glyph that
// the face lacks, and when more than 65,535 glyphs would be needed.
std::string bake(const Face& face, std::span<const Outline> outlines);

}  // namespace fonts
