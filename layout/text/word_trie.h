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
    struct Cell {
        std::uint32_t base = 0;   // Of the children's cells.
        std::uint32_t owner = 0;  // The parent's cell + 1; 0: free.
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    struct Arrays {
        std::span<const Cell> cells;
        std::span<const std::uint32_t> values;  // Of the cells that end a word; apart, for they are seldom asked.
    };

    WordTrie() = default;
    // Of arrays that outlive it.
    explicit WordTrie(const Arrays& made) : made_(made) {}
    // `words`: Thai letters only (is_thai_letter), none empty. The nth word's value is n; of equal
    // words the last one's.
    explicit WordTrie(std::span<const std::u16string> words);
    WordTrie(WordTrie&&) = default;  // A vector's elements stay where they are when it is moved.
    WordTrie& operator=(WordTrie&&) = default;

    const Arrays& arrays() const { return made_; }

    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    // One letter further from `state` (0 before the first): the state after it, none when no word
    // goes on like that.
    std::uint32_t step(std::uint32_t state, char16_t c) const {
        const std::span<const Cell> cells = made_.cells;
        const std::uint32_t next = state < cells.size() ? cells[state].base + letter(c) : none;
        return next < cells.size() && cells[next].owner == state + 1 ? next : none;
    }
    // The value of the word that ends in `state`; none when none does.
    std::uint32_t value(std::uint32_t state) const { return made_.values[state]; }

    // Calls found(length, value) for each word that `text` begins with, shortest first.
    template <class Found>
    void matches(std::u16string_view text, const Found& found) const {
        std::uint32_t state = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            state = step(state, text[i]);
            if (state == none) return;
            if (value(state) != none) found(i + 1, value(state));
        }
    }

private:
    struct Builder;

    static std::uint32_t letter(char16_t c) { return static_cast<std::uint32_t>(c) - 0x0E00; }

    Arrays made_;
    std::vector<Cell> cells_;  // What made_ points to, unless it was given.
    std::vector<std::uint32_t> values_;
};

}  // namespace layout
