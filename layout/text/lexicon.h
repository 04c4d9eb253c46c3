// The Thai words that lines are broken between: how common each is, where a long one may be
// cut, and which neighbours stay together.

#pragma once

#include "layout/text/word_trie.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

// The tables as text, tab separated, '#' for comments (layout/text/lexicon/*.tsv).
struct LexiconTables {
    std::string_view words;  // word, occurrences
    std::string_view pairs;  // left, right: no line ends between the two
    std::string_view seams;  // word with | (good) and ¦ (last resort) where it may be cut
    std::string_view terms;  // a term a line
};

// Immutable once made; shared by threads.
class Lexicon {
public:
    struct Word {
        float cost = 0;        // 2 − ln(share of all occurrences).
        bool trusted = true;   // A line may end beside it.
        std::uint64_t good = 0, weak = 0;  // Bit i: may be cut before its letter i.
        friend bool operator==(const Word&, const Word&) = default;
    };
    // What the tables say of a word, for whoever weighs words otherwise than line breaking does.
    struct Tally {
        float count = 0;  // Occurrences; 0 for a term that was never counted.
        bool term = false;
        friend bool operator==(const Tally&, const Tally&) = default;
    };
    struct Arrays {
        std::span<const Word> words;
        std::span<const Tally> tallies;        // By index, as the words.
        std::span<const std::uint64_t> pairs;  // Left word << 32 | right word, sorted.
        WordTrie::Arrays words_trie, phrases_trie;
    };
    static constexpr std::uint32_t unknown = 0xFFFF'FFFF;
    static constexpr std::size_t longest_term = 16;  // A longer term is a phrase: it makes its inner seams weak.

    // Words of a site (people, programmes, places), one a line, count as terms. Throws
    // std::runtime_error naming the line of a table that cannot be read.
    Lexicon(const LexiconTables& tables, std::string_view site_terms = {});
    // Of arrays that outlive it.
    explicit Lexicon(const Arrays& made);
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    // Of the tables that the program carries, as the build read them.
    static std::shared_ptr<const Lexicon> built_in();
    // Of the same tables, read anew, and a site's own words: each changes what all others cost.
    static std::shared_ptr<const Lexicon> built_in_with(std::string_view site_terms);

    // No other lexicon that this program makes has it.
    std::uint32_t number() const { return number_; }
    // Of the site's own words as they were given; empty: there are none.
    const std::string& site_terms_sha256() const { return site_terms_sha256_; }

    const Word& word(std::uint32_t index) const { return made_.words[index]; }
    std::span<const Tally> tallies() const { return made_.tallies; }  // By index, as `word`.
    const WordTrie& trie() const { return words_trie_; }              // Of the words; its values are their indexes.
    bool glued(std::uint32_t left, std::uint32_t right) const {
        return std::binary_search(made_.pairs.begin(), made_.pairs.end(), std::uint64_t{left} << 32 | right);
    }
    const Arrays& arrays() const { return made_; }

    // Calls found(length, index) for each word that `text` begins with, shortest first.
    template <class Found>
    void words_at(std::u16string_view text, const Found& found) const {
        words_trie_.matches(text, found);
    }
    // The longest phrase that `text` begins with; 0 when there is none.
    std::size_t phrase_at(std::u16string_view text) const {
        std::size_t longest = 0;
        phrases_trie_.matches(text, [&](std::size_t length, std::uint32_t) { longest = length; });
        return longest;
    }

private:
    struct Builder;

    std::uint32_t number_ = 0;
    std::string site_terms_sha256_;
    Arrays made_;
    std::vector<Word> words_;  // What made_ points to, unless it was given.
    std::vector<Tally> tallies_;
    std::vector<std::uint64_t> pairs_;
    WordTrie words_trie_, phrases_trie_;
};

}  // namespace layout
