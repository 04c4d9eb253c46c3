// A TrueType program of the six tables that a PDF needs: some glyphs of a face, grown by
// composite glyphs. Only bake() uses it.

#pragma once

#include "fonts/bake.h"
#include "fonts/glyph_table.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fonts {

class Program {
public:
    // As bake() says. `face` must outlive it.
    Program(const GlyphTable& face, std::span<const Outline> outlines);

    std::string bytes() const;  // The whole file.

private:
    using Glyph = GlyphTable::Glyph;
    // What maxp announces of a composite, all levels together.
    struct Load {
        unsigned points = 0, contours = 0, depth = 0;
    };

    void need(std::uint32_t face_glyph, unsigned level);
    void number_glyphs(std::span<const Outline> outlines);
    void take_over();
    void compose(std::size_t glyph, const Outline& outline);
    std::string_view renumbered(std::string_view composite);
    bool is_whole_glyph(const Outline& outline) const;
    Load load_of(std::uint16_t glyph, unsigned level) const;
    void announce(std::span<const Component> parts);
    std::string finished_head() const;
    std::string finished_hhea() const;
    std::string finished_maxp() const;

    const GlyphTable& face_;
    std::vector<std::uint16_t> numbers_;  // A face's glyph's number here; 0: not here, or .notdef.
    std::vector<Glyph> glyphs_;           // Of this program.
    std::deque<std::string> made_;  // Outlines that are not the face's own.
    std::size_t part_limit_ = 0;  // maxComponentElements of the glyphs added here.
    Load load_limit_;
};

}  // namespace fonts
