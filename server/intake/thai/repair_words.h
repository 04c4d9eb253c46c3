// The words of line breaking, weighed for repair, and Thai letters read with them.

#pragma once

#include "layout/text/lexicon.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace server {

// What a word costs here: −ln of its share, every count raised by 20. Official counts are
// one-sided: with a smaller constant every นา would become นำ.
class RepairWords {
public:
    explicit RepairWords(std::shared_ptr<const layout::Lexicon> lexicon);

    static std::shared_ptr<const RepairWords> built_in();

    const layout::WordTrie& trie() const { return lexicon_->trie(); }
    float cost(std::uint32_t word) const { return costs_[word]; }
    float count(std::uint32_t word) const { return lexicon_->tallies()[word].count; }
    bool is_term(std::uint32_t word) const { return lexicon_->tallies()[word].term; }

private:
    std::shared_ptr<const layout::Lexicon> lexicon_;
    std::vector<float> costs_;
};

// Letters that no word has.
constexpr float unknown_stretch = 16, unknown_letter = 4;

struct ReadPiece {
    std::size_t begin = 0, end = 0;
    std::uint32_t word = layout::Lexicon::unknown;
};

// The least costly reading of a run of Thai letters, and of every beginning and end of it.
class Reading {
public:
    Reading(std::u16string_view letters, const RepairWords& words);

    std::u16string_view letters() const { return letters_; }
    float least() const { return before(letters_.size()); }
    bool is_open(std::size_t i) const { return places_[i].open; }  // May a word begin there?
    // Of the letters before i; infinite where no word may begin.
    float before(std::size_t i) const;
    // Of the letters from i, after a known word.
    float after(std::size_t i) const { return places_[i].after_known; }

    std::vector<ReadPiece> pieces() const;

private:
    struct Way {
        float cost;
        std::uint32_t from = 0, word = layout::Lexicon::unknown;
        bool from_unknown = false;
    };
    struct Place {
        bool open = false;
        Way known, unknown;
        float after_known, after_unknown;
    };

    void read_forward(const RepairWords& words);
    void read_backward(const RepairWords& words);

    std::u16string_view letters_;
    std::vector<Place> places_;
};

}  // namespace server
