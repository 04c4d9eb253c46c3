// Cells: one for each character of a cluster, so that a reader that walks the page's codes
// meets the text letter by letter, whatever the glyphs are.

#pragma once

#include "fonts/bake.h"
#include "layout/text/shaped.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace layout {

// A character and what it draws. Its advance is at least 1 font unit: readers lose or
// part characters of no width.
struct Cell {
    char32_t character = 0;
    fonts::Outline outline;

    friend bool operator==(const Cell&, const Cell&) = default;
};

// The cells of one cluster, in the order of its text. The advances add up to the cluster's,
// but for a cluster narrower than one unit a character (a mark without a base): that one
// comes out one unit a character wide.
//
// Throws PdfError for text that has no place in a PDF/A: U+0000, lone surrogates, U+FEFF,
// U+FFFE, private use; and for glyphs more than 32,767 units away from their letter.
std::vector<Cell> cells_of(std::u16string_view text, std::span<const Glyph> glyphs);

// The cells that a document has used of one face; number 0 is .notdef and never given out.
class CellFont {
public:
    explicit CellFont(std::shared_ptr<const fonts::Face> face) : face_(std::move(face)) {}

    // The numbers (CIDs) that show the cluster; valid until the next call. The same cells
    // get the same numbers, first come, first numbered. Throws PdfError as cells_of does, and
    // when more than 65,535 numbers would be needed.
    std::span<const std::uint16_t> codes(const Shaped& shaped, const Cluster& cluster);

    const fonts::Face& face() const { return *face_; }
    std::span<const Cell> cells() const { return cells_; }  // Number i + 1 at index i.

private:
    struct Drawn {  // A cluster's content, copied.
        std::u16string text;
        std::vector<Glyph> glyphs;
    };
    struct DrawnView {
        std::u16string_view text;
        std::span<const Glyph> glyphs;
        DrawnView(std::u16string_view t, std::span<const Glyph> g) : text(t), glyphs(g) {}
        DrawnView(const Drawn& drawn) : text(drawn.text), glyphs(drawn.glyphs) {}
    };
    struct DrawnHash {
        using is_transparent = void;
        std::size_t operator()(const DrawnView& drawn) const;
    };
    struct DrawnEqual {
        using is_transparent = void;
        bool operator()(const DrawnView& a, const DrawnView& b) const;
    };
    struct CellHash {
        std::size_t operator()(const Cell& cell) const;
    };

    std::uint16_t number_of(Cell cell);

    std::shared_ptr<const fonts::Face> face_;
    std::vector<Cell> cells_;
    std::unordered_map<Cell, std::uint16_t, CellHash> numbers_;
    std::unordered_map<Drawn, std::vector<std::uint16_t>, DrawnHash, DrawnEqual> clusters_;
};

}  // namespace layout
