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
#include <utility>
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
// U+FFFE, private use; for .notdef, which PDF/A forbids to draw (a missing letter is to be
// found before); and for glyphs more than 32,767 units away from their letter.
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
    struct CellHash {
        std::size_t operator()(const Cell& cell) const;
    };
    // A letter that one glyph draws where it stands, as most are drawn. Code 0: not met yet.
    struct Plain {
        char16_t letter = 0;
        std::uint16_t code = 0;
        std::int32_t advance = 0;
    };
    // A cluster met before: where its copy lies in the pools below.
    struct Known {
        std::uint64_t hash = 0;
        std::uint32_t text = 0, glyphs = 0, codes = 0;
        std::uint32_t text_size = 0, glyph_count = 0, code_count = 0;
    };

    std::span<const std::uint16_t> looked_up(std::u16string_view text, std::span<const Glyph> glyphs);
    bool is(const Known& known, std::u16string_view text, std::span<const Glyph> glyphs) const;
    const Known& learn(std::uint64_t hash, std::u16string_view text, std::span<const Glyph> glyphs);
    void place(std::uint32_t index);  // Enters known_[index] in slots_.
    std::uint16_t number_of(Cell cell);

    std::shared_ptr<const fonts::Face> face_;
    std::vector<Cell> cells_;
    std::unordered_map<Cell, std::uint16_t, CellHash> numbers_;

    std::vector<Plain> plain_;  // By glyph: the last such letter.

    // Clusters of a document repeat, so finding one again must be quick: an open table
    // (linear probing, at most half full) of indices into known_, plus one; 0 is free.
    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024);
    std::vector<Known> known_;
    std::u16string texts_;
    std::vector<Glyph> glyphs_;
    std::vector<std::uint16_t> codes_;
};

}  // namespace layout
