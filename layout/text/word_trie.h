// Looks up, letter by letter, all words that a text begins with.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

// A double-array trie (Aoe 1989) over Thai letters. Immutable once made; one step is two
// loads, which is what segmentation spends its time on.
class WordTrie {
public:
    WordTrie() = default;
    // `words`: Thai letters only (is_thai_letter), none empty. The nth word's value is n; of equal
    // words the last one's.
    explicit WordTrie(std::span<const std::u16string> words);

    // Calls found(length, value) for each word that `text` begins with, shortest first.
    template <class Found>
    void matches(std::u16string_view text, const Found& found) const {
        std::uint32_t state = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const std::uint32_t next = state < cells_.size() ? cells_[state].base + letter(text[i]) : 0;
            if (next >= cells_.size() || cells_[next].owner != state + 1) return;
            state = next;
            if (values_[state] != none) found(i + 1, values_[state]);
        }
    }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;
    struct Cell {
        std::uint32_t base = 0;   // Of the children's cells.
        std::uint32_t owner = 0;  // The parent's cell + 1; 0: free.
    };
    struct Builder;

    static std::uint32_t letter(char16_t c) { return static_cast<std::uint32_t>(c) - 0x0E00; }

    std::vector<Cell> cells_;
    std::vector<std::uint32_t> values_;  // Of the cells that end a word; apart, for they are seldom asked.
};

}  // namespace layout
