// Looking words up in the plain lists of binding_words.h.

#pragma once

#include "layout/text/characters.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace layout {

// Words being parted by spaces.
inline std::size_t word_end(std::u16string_view text, std::size_t begin) {
    while (begin < text.size() && !is_space(text[begin])) ++begin;
    return begin;
}

// No word of a list is empty; most differ in the first letter that is looked at.
template <class Words>
bool ends_with_any(std::u16string_view word, const Words& words) {
    if (word.empty()) return false;
    return std::any_of(std::begin(words), std::end(words), [&](std::u16string_view w) { return w.back() == word.back() && word.ends_with(w); });
}

template <class Words>
bool starts_with_any(std::u16string_view word, const Words& words) {
    if (word.empty()) return false;
    return std::any_of(std::begin(words), std::end(words), [&](std::u16string_view w) { return w.front() == word.front() && word.starts_with(w); });
}

// The longest of the words that `text` begins with; 0 when there is none.
template <class Words>
std::size_t longest_of(const Words& words, std::u16string_view text) {
    std::size_t longest = 0;
    if (text.empty()) return longest;
    for (const std::u16string_view word : words)
        if (word.front() == text.front() && text.starts_with(word)) longest = std::max(longest, word.size());
    return longest;
}

}  // namespace layout
