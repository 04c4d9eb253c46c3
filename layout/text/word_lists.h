// Looking words up in the plain lists of binding_words.h.

#pragma once

#include "layout/text/characters.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace layout {

// Plain words, none empty, found by the letter that they begin or end with.
template <std::size_t N>
class WordList {
public:
    template <class... Words>
    constexpr explicit WordList(const Words&... words) : WordList(std::array<std::u16string_view, N>{words...}) {}

    constexpr std::span<const std::u16string_view> beginning_with(char16_t c) const { return by_first_.of(c); }
    constexpr std::span<const std::u16string_view> ending_with(char16_t c) const { return by_last_.of(c); }
    constexpr auto begin() const { return by_first_.words.begin(); }
    constexpr auto end() const { return by_first_.words.end(); }

private:
    // In the order of one of their letters: Thai ones, and before them all others.
    struct Ordered {
        std::array<std::u16string_view, N> words{};
        std::array<std::uint8_t, 0x62> begins{};  // Of each letter's words.

        static constexpr std::size_t place(char16_t c) { return c >= 0x0E00 && c < 0x0E60 ? c - 0x0E00 + 1u : 0; }
        constexpr std::span<const std::u16string_view> of(char16_t c) const {
            const std::size_t begin = begins[place(c)];
            return {words.data() + begin, begins[place(c) + 1] - begin};
        }
        template <class Letter>
        constexpr Ordered(const std::array<std::u16string_view, N>& all, const Letter& letter) {
            static_assert(N < 256);
            std::uint8_t count = 0;
            for (std::size_t at = 0; at + 1 < begins.size(); ++at) {
                begins[at] = count;
                for (const std::u16string_view word : all)
                    if (place(letter(word)) == at) words[count++] = word;
            }
            begins.back() = count;
        }
    };

    constexpr explicit WordList(const std::array<std::u16string_view, N>& words)
        : by_first_(words, [](std::u16string_view word) { return word.front(); }),
          by_last_(words, [](std::u16string_view word) { return word.back(); }) {}

    Ordered by_first_, by_last_;
};
template <class... Words>
WordList(const Words&...) -> WordList<sizeof...(Words)>;

// Words being parted by spaces.
inline std::size_t word_end(std::u16string_view text, std::size_t begin) {
    while (begin < text.size() && !is_space(text[begin])) ++begin;
    return begin;
}

template <std::size_t N>
bool ends_with_any(std::u16string_view word, const WordList<N>& words) {
    if (word.empty()) return false;
    const auto some = words.ending_with(word.back());
    return std::any_of(some.begin(), some.end(), [&](std::u16string_view w) { return word.ends_with(w); });
}

template <std::size_t N>
bool starts_with_any(std::u16string_view word, const WordList<N>& words) {
    if (word.empty()) return false;
    const auto some = words.beginning_with(word.front());
    return std::any_of(some.begin(), some.end(), [&](std::u16string_view w) { return word.starts_with(w); });
}

// The longest of the words that `text` begins with; 0 when there is none.
template <std::size_t N>
std::size_t longest_of(const WordList<N>& words, std::u16string_view text) {
    std::size_t longest = 0;
    if (text.empty()) return longest;
    for (const std::u16string_view word : words.beginning_with(text.front()))
        if (text.starts_with(word)) longest = std::max(longest, word.size());
    return longest;
}

}  // namespace layout
