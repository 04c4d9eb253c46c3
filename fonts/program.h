// A TrueType program of the six tables that a PDF needs, read from a subset and grown by
// composite glyphs. Only bake() uses it.

#pragma once

#include "fonts/bake.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fonts {

class Program {
public:
    // Copies what it needs. Throws FontError when a table is missing or too short.
    explicit Program(hb_face_t* subset);

    std::size_t size() const { return glyphs_.size(); }
    std::uint16_t advance(std::uint16_t glyph) const { return glyphs_[glyph].advance; }

    // Each gives the number of the new glyph; `parts` name glyphs of this program. Throws
    // FontError when the program is full, or a part lies more than 32,767 units away.
    std::uint16_t add(std::span<const Component> parts, std::uint16_t advance);

    std::string bytes() const;  // The whole file.

private:
    struct Record {
        std::string outline;  // Its part of glyf, padded to four bytes; empty: draws nothing.
        std::uint16_t advance = 0;
        std::int16_t bearing = 0;  // Left side: where the outline's x_min comes to lie.
        std::int16_t x_min = 0, y_min = 0, x_max = 0, y_max = 0;
    };
    // What maxp announces of a composite, all levels together.
    struct Load {
        unsigned points = 0, contours = 0, depth = 0;
    };

    void read_glyphs(std::string_view glyf, std::string_view loca);
    void read_metrics(std::string_view hmtx);
    Load load_of(std::uint16_t glyph, unsigned level) const;
    void announce(std::span<const Component> parts);
    std::string finished_head() const;
    std::string finished_hhea() const;
    std::string finished_maxp() const;

    std::string head_, hhea_, maxp_;
    std::vector<Record> glyphs_;
    std::size_t part_limit_ = 0;  // maxComponentElements of the glyphs added here.
    Load load_limit_;
};

}  // namespace fonts
