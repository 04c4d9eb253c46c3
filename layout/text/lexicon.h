// The Thai words that lines are broken between: how common each is, where a long one may be
// cut, and which neighbours stay together.

#pragma once

#include "layout/text/word_trie.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
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
    };
    // What the tables say of a word, for whoever weighs words otherwise than line breaking does.
    struct Tally {
        float count = 0;  // Occurrences; 0 for a term that was never counted.
        bool term = false;
    };
    static constexpr std::uint32_t unknown = 0xFFFF'FFFF;
    static constexpr std::size_t longest_term = 16;  // A longer term is a phrase: it makes its inner seams weak.

    // Words of a site (people, programmes, places), one a line, count as terms. Throws
    // std::runtime_error naming the line of a table that cannot be read.
    Lexicon(const LexiconTables& tables, std::string_view site_terms = {});

    // The tables that the program carries.
    static std::shared_ptr<const Lexicon> built_in();
    // The same with a site's own words.
    static std::shared_ptr<const Lexicon> built_in_with(std::string_view site_terms);

    // No other lexicon that this program makes has it.
    std::uint32_t number() const { return number_; }
    // Of the site's own words as they were given; empty: there are none.
    const std::string& site_terms_sha256() const { return site_terms_sha256_; }

    const Word& word(std::uint32_t index) const { return words_[index]; }
    const std::vector<Tally>& tallies() const { return tallies_; }  // By index, as `word`.
    const WordTrie& trie() const { return words_trie_; }            // Of the words; its values are their indexes.
    bool glued(std::uint32_t left, std::uint32_t right) const {
        return pairs_.contains(std::uint64_t{left} << 32 | right);
    }

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
    std::vector<Word> words_;
    std::vector<Tally> tallies_;
    std::unordered_set<std::uint64_t> pairs_;
    WordTrie words_trie_, phrases_trie_;
};

}  // namespace layout
