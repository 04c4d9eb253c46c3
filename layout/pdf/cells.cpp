#include "layout/pdf/cells.h"

#include "layout/pdf/unicode.h"
#include "layout/pdf/write_pdf.h"

#include <algorithm>
#include <limits>

namespace layout {
namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E37'79B9'7F4A'7C15;  // 2^64 / golden ratio.
    return hash ^ hash >> 29;
}

// Clusters that are not alike may share it: they are compared then.
std::uint64_t hash_of(std::u16string_view text, std::span<const Glyph> glyphs) {
    std::uint64_t letters = text.size();
    for (const char16_t unit : text) letters = letters << 16 ^ letters >> 48 ^ unit;
    std::uint64_t hash = mixed(letters, glyphs.size());
    for (const Glyph& glyph : glyphs)
        hash = mixed(hash, static_cast<std::uint64_t>(glyph.id) << 48 ^ static_cast<std::uint64_t>(glyph.advance) << 32 ^
                               static_cast<std::uint64_t>(glyph.dx) << 16 ^ static_cast<std::uint64_t>(glyph.dy));
    return hash;
}

bool same(const Glyph& a, const Glyph& b) {
    return a.id == b.id && a.dx == b.dx && a.dy == b.dy && a.advance == b.advance;
}

std::u32string characters_of(std::u16string_view text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) characters += next_character(text, at);
    for (const char32_t c : characters)
        if (!may_be_mapped(c)) throw PdfError("a letter that a PDF/A cannot map to Unicode: U+" + hex_of(c));
    return characters;
}

// Which cell draws glyph i. A letter has one glyph, as a rule. A ligature leaves cells over
// at the end. Of glyphs left over, those without advance (the nikhahit that HarfBuzz makes
// of ำ, which then stands right after the base) go to the last cell.
std::vector<std::size_t> owners(std::span<const Glyph> glyphs, std::size_t cells) {
    std::vector<std::size_t> owner(glyphs.size());
    std::size_t surplus = glyphs.size() > cells ? glyphs.size() - cells : 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const bool carried = surplus > 0 && i > 0 && glyphs[i].advance == 0;
        if (carried) --surplus;
        owner[i] = carried ? cells - 1 : std::min(next++, cells - 1);
    }
    return owner;
}

// Cells after the last glyph's are empty: they share the advance of the last letter that has one.
void share_with_empty(std::vector<std::int64_t>& advances, std::size_t drawn) {
    const auto end = advances.begin() + static_cast<std::ptrdiff_t>(drawn);
    const auto giver = std::find_if(std::make_reverse_iterator(end), advances.rend(), [](auto a) { return a > 0; });
    if (giver == advances.rend()) return;
    const std::int64_t share = *giver / static_cast<std::int64_t>(advances.size() - drawn + 1);
    for (std::size_t i = drawn; i < advances.size(); ++i) advances[i] = share, *giver -= share;
}

// Gives every cell one unit or more: taken from the nearest wider cell before it, else after
// it. When no cell has a unit to spare, the cluster grows.
void forbid_zero(std::vector<std::int64_t>& advances) {
    std::int64_t spare = 0;
    for (const std::int64_t advance : advances) spare += std::max<std::int64_t>(advance - 1, 0);
    for (auto cell = advances.begin(); cell != advances.end(); ++cell) {
        while (*cell < 1 && spare > 0) {
            const auto wide = [](std::int64_t advance) { return advance > 1; };
            const auto before = std::find_if(std::make_reverse_iterator(cell), advances.rend(), wide);
            std::int64_t& giver = before != advances.rend() ? *before : *std::find_if(cell, advances.end(), wide);
            const std::int64_t given = std::min(giver - 1, 1 - *cell);
            giver -= given;
            *cell += given;
            spare -= given;
        }
        *cell = std::max<std::int64_t>(*cell, 1);
    }
}

std::int16_t offset_of(std::int64_t units) {
    if (units < std::numeric_limits<std::int16_t>::min() || units > std::numeric_limits<std::int16_t>::max())
        throw PdfError("a glyph lies too far from its letter");
    return static_cast<std::int16_t>(units);
}

}  // namespace

std::vector<Cell> cells_of(std::u16string_view text, std::span<const Glyph> glyphs) {
    const std::u32string characters = characters_of(text);
    if (characters.empty()) throw PdfError("a cluster has glyphs and no text");
    for (const Glyph& glyph : glyphs)
        if (glyph.id == 0) throw PdfError("the face has no letter U+" + hex_of(characters[0]));
    const std::vector<std::size_t> owner = owners(glyphs, characters.size());

    std::vector<std::int64_t> advances(characters.size());
    for (std::size_t i = 0; i < glyphs.size(); ++i) advances[owner[i]] += glyphs[i].advance;
    share_with_empty(advances, std::min(glyphs.size(), characters.size()));
    forbid_zero(advances);

    std::vector<Cell> cells(characters.size());
    std::vector<std::int64_t> pens(characters.size());
    for (std::size_t i = 0, pen = 0; i < cells.size(); ++i) {
        if (advances[i] > std::numeric_limits<std::uint16_t>::max()) throw PdfError("a letter is too wide");
        cells[i] = {characters[i], {{}, static_cast<std::uint16_t>(advances[i])}};
        pens[i] = static_cast<std::int64_t>(pen);
        pen += static_cast<std::size_t>(advances[i]);
    }
    std::int64_t pen = 0;
    for (std::size_t i = 0; i < glyphs.size(); pen += glyphs[i++].advance)
        cells[owner[i]].outline.components.push_back(
            {glyphs[i].id, offset_of(pen + glyphs[i].dx - pens[owner[i]]), offset_of(glyphs[i].dy)});
    return cells;
}

std::size_t CellFont::CellHash::operator()(const Cell& cell) const {
    std::uint64_t hash = mixed(cell.character, cell.outline.advance);
    for (const fonts::Component& part : cell.outline.components)
        hash = mixed(mixed(hash, part.glyph),
                     static_cast<std::uint64_t>(part.dx) << 32 | static_cast<std::uint16_t>(part.dy));
    return hash;
}

std::span<const std::uint16_t> CellFont::codes(const Shaped& shaped, const Cluster& cluster) {
    const auto text =
        std::u16string_view(shaped.text).substr(cluster.text_begin, cluster.text_end - cluster.text_begin);
    const auto glyphs = std::span(shaped.glyphs).subspan(cluster.glyph_begin, cluster.glyph_end - cluster.glyph_begin);
    const bool is_plain = text.size() == 1 && glyphs.size() == 1 && glyphs[0].dx == 0 && glyphs[0].dy == 0;
    if (!is_plain) return looked_up(text, glyphs);
    const Glyph& glyph = glyphs[0];
    if (glyph.id >= plain_.size()) plain_.resize(glyph.id + 1);
    if (const Plain& plain = plain_[glyph.id]; plain.code == 0 || plain.letter != text[0] || plain.advance != glyph.advance)
        plain_[glyph.id] = {text[0], looked_up(text, glyphs)[0], glyph.advance};
    return {&plain_[glyph.id].code, 1};
}

std::span<const std::uint16_t> CellFont::looked_up(std::u16string_view text, std::span<const Glyph> glyphs) {
    const std::uint64_t hash = hash_of(text, glyphs);
    const auto given = [&](const Known& known) { return std::span(codes_).subspan(known.codes, known.code_count); };
    for (std::size_t slot = hash;; ++slot) {
        const std::uint32_t entry = slots_[slot & (slots_.size() - 1)];
        if (entry == 0) return given(learn(hash, text, glyphs));
        const Known& known = known_[entry - 1];
        if (known.hash == hash && is(known, text, glyphs)) return given(known);
    }
}

bool CellFont::is(const Known& known, std::u16string_view text, std::span<const Glyph> glyphs) const {
    return std::u16string_view(texts_).substr(known.text, known.text_size) == text &&
           std::ranges::equal(std::span(glyphs_).subspan(known.glyphs, known.glyph_count), glyphs, same);
}

const CellFont::Known& CellFont::learn(std::uint64_t hash, std::u16string_view text, std::span<const Glyph> glyphs) {
    const auto at = [](const auto& pool) { return static_cast<std::uint32_t>(pool.size()); };
    Known known{hash, at(texts_), at(glyphs_), at(codes_), at(text), at(glyphs), 0};
    for (Cell& cell : cells_of(text, glyphs)) codes_.push_back(number_of(std::move(cell)));
    known.code_count = at(codes_) - known.codes;
    texts_ += text;
    glyphs_.insert(glyphs_.end(), glyphs.begin(), glyphs.end());
    known_.push_back(known);
    if (2 * known_.size() > slots_.size()) {
        slots_.assign(2 * slots_.size(), 0);
        for (std::uint32_t i = 0; i + 1 < known_.size(); ++i) place(i);
    }
    place(at(known_) - 1);
    return known_.back();
}

void CellFont::place(std::uint32_t index) {
    std::size_t slot = known_[index].hash;
    while (slots_[slot & (slots_.size() - 1)] != 0) ++slot;
    slots_[slot & (slots_.size() - 1)] = index + 1;
}

std::uint16_t CellFont::number_of(Cell cell) {
    const auto [found, is_new] = numbers_.try_emplace(cell, std::uint16_t{0});
    if (!is_new) return found->second;
    if (cells_.size() >= 0xFFFF) throw PdfError("one document uses more than 65,535 different letters");
    cells_.push_back(std::move(cell));
    return found->second = static_cast<std::uint16_t>(cells_.size());
}

}  // namespace layout
