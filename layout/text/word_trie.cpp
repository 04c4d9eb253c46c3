#include "layout/text/word_trie.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace layout {

struct WordTrie::Builder {
    std::span<const std::u16string> words;
    std::vector<std::uint32_t> order;  // Of the words, sorted.
    std::vector<Cell>& cells;
    std::vector<std::uint32_t>& values;
    std::size_t search_from = 1;
    static constexpr double nearly = 0.95;

    static constexpr std::size_t alphabet = 0x60;  // U+0E00 to U+0E5F.

    void grow(std::size_t size) {
        if (cells.size() >= size) return;
        cells.resize(std::max(size, cells.size() * 2));
        values.resize(cells.size(), none);
    }

    // A base whose cells for all `letters` are free. A stretch that proved nearly full is not
    // searched again (as Darts does), or building would be quadratic.
    std::uint32_t place(std::span<const std::uint32_t> letters) {
        std::size_t full = 0;
        const std::size_t start = std::max<std::size_t>(search_from, letters.front() + 1);
        for (std::size_t cell = start;; ++cell) {
            const std::size_t base = cell - letters.front();
            grow(base + alphabet);
            if (cells[cell].owner != 0) {
                ++full;
                continue;
            }
            const bool fits = std::all_of(letters.begin(), letters.end(), [&](std::uint32_t c) { return cells[base + c].owner == 0; });
            if (!fits) continue;
            if (static_cast<double>(full) >= nearly * static_cast<double>(cell - start + 1)) search_from = cell;
            return static_cast<std::uint32_t>(base);
        }
    }

    // The words order[first, last) share their first `depth` letters, which lead to `state`.
    void add(std::size_t first, std::size_t last, std::size_t depth, std::uint32_t state) {
        while (first < last && words[order[first]].size() == depth) values[state] = order[first++];
        if (first == last) return;
        // On the stack: a lexicon has more than 50,000 states.
        std::array<std::uint32_t, alphabet> different;
        std::array<std::size_t, alphabet + 1> begins;
        std::size_t count = 0;
        for (std::size_t i = first; i < last; ++i) {
            const std::uint32_t c = letter(words[order[i]][depth]);
            if (count == 0 || different[count - 1] != c) different[count] = c, begins[count++] = i;
        }
        begins[count] = last;
        const std::span<const std::uint32_t> letters(different.data(), count);
        const std::uint32_t base = place(letters);
        cells[state].base = base;
        for (const std::uint32_t c : letters) cells[base + c].owner = state + 1;
        for (std::size_t k = 0; k < letters.size(); ++k) add(begins[k], begins[k + 1], depth + 1, base + letters[k]);
    }
};

WordTrie::WordTrie(std::span<const std::u16string> words) {
    if (words.empty()) return;
    Builder builder{words, std::vector<std::uint32_t>(words.size()), cells_, values_};
    std::iota(builder.order.begin(), builder.order.end(), 0u);
    std::stable_sort(builder.order.begin(), builder.order.end(), [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
    builder.grow(Builder::alphabet);
    builder.add(0, words.size(), 0, 0);
    while (cells_.back().owner == 0) cells_.pop_back();
    values_.resize(cells_.size());
    made_ = {cells_, values_};
}

}  // namespace layout
