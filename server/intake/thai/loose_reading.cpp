#include "server/intake/thai/loose_reading.h"

#include "layout/text/characters.h"
#include "server/intake/thai/thai_cluster.h"

#include <algorithm>
#include <array>
#include <limits>

namespace server {
namespace {

using layout::Lexicon;
using layout::WordTrie;
using layout::is_thai_consonant;
using layout::is_thai_mark;

constexpr float never = std::numeric_limits<float>::infinity();

// What a fault costs, in natural logarithms. These are prices of a suspicion, not of a certainty;
// chosen with damaged sentences (tests/repair_damage_test.cpp) against undamaged ones: in a million
// letters of them, three of 10,000 were suspected, misspellings among them.
constexpr float lost_tone = 5, lost_thanthakhat = 5, lost_vowel = 8, extra = 10, mistaken = 10, moved = 8, nikhahit_gone = 5, tho_instead = 4;
constexpr float most_paid = 13;  // For one word.

// Short words hide in everything, in loan words first.
constexpr std::size_t shortest = 3, short_word = 4, dependent_word = 5;  // Letters; the last: not beside unknown ones.
constexpr float shortest_costs = 6, short_costs = 4;                     // More.
constexpr float shortest_seen = 2000, any_seen = 20;                     // Occurrences at least.

constexpr float slack = 5;            // How far from the plain reading a word may begin.

constexpr std::array<char16_t, 13> marks{0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E38, 0x0E39, 0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C};

float loss_of(char16_t mark) { return is_tone(mark) ? lost_tone : mark == u'์' ? lost_thanthakhat : lost_vowel; }

// A thanthakhat makes its letter silent: no vowel was meant, the word is one we do not know (การันต์).
bool may_be_mistaken(char16_t mark, char16_t meant) { return mark != u'์' || !is_vowel_mark(meant); }

// Walks the trie along the letters, with faults. Calls found(end, word, spelling, paid, fault).
template <class Found>
class Walk {
public:
    Walk(std::u16string_view letters, const WordTrie& trie, const Found& found) : letters_(letters), trie_(trie), found_(found) {}

    void from(std::size_t i) { go(0, i, 0, TextFault::lost_mark); }

private:
    void go(std::uint32_t state, std::size_t i, float paid, TextFault fault) {
        if (const std::uint32_t word = spelling_.empty() ? WordTrie::none : trie_.value(state); paid > 0 && word != WordTrie::none)
            found_(i, word, spelling_, paid, fault);
        const char16_t c = at(letters_, i);
        if (c != 0) step(state, c, i + 1, paid, fault);
        if (paid >= most_paid) return;
        const TextFault first = fault;
        const auto faulty = [&](char16_t letter, std::size_t next, float price, TextFault kind) {
            step(state, letter, next, paid + price, paid > 0 ? first : kind);
        };
        if (c == u'า') faulty(u'ำ', i + 1, nikhahit_gone, TextFault::lost_nikhahit);
        if (c == u'้' && at(letters_, i + 1) == u'า') faulty(u'ำ', i + 2, tho_instead, TextFault::tho_for_nikhahit);
        if (!spelling_.empty()) wrong_marks(state, c, i, paid, fault);
    }

    void wrong_marks(std::uint32_t state, char16_t c, std::size_t i, float paid, TextFault fault) {
        const auto kind = [&](TextFault one) { return paid > 0 ? fault : one; };
        const bool mark = is_thai_mark(c);
        if (mark && paid + extra <= most_paid) go(state, i + 1, paid + extra, kind(TextFault::extra_mark));
        for (const char16_t m : marks) {
            if (m == c) continue;
            if (paid + loss_of(m) <= most_paid) step(state, m, i, paid + loss_of(m), kind(TextFault::lost_mark));
            if (mark && may_be_mistaken(c, m) && paid + mistaken <= most_paid) step(state, m, i + 1, paid + mistaken, kind(TextFault::wrong_mark));
        }
        // The mark of this letter stands on the next one: เปน็
        if (const char16_t m = at(letters_, i + 1); is_thai_consonant(c) && is_thai_mark(m) && paid + moved <= most_paid) {
            const std::uint32_t next = trie_.step(state, m);
            if (next == WordTrie::none) return;
            spelling_ += m;
            step(next, c, i + 2, paid + moved, kind(TextFault::moved_mark));
            spelling_.pop_back();
        }
    }

    void step(std::uint32_t state, char16_t letter, std::size_t next, float paid, TextFault fault) {
        const std::uint32_t to = trie_.step(state, letter);
        if (to == WordTrie::none) return;
        spelling_ += letter;
        go(to, next, paid, fault);
        spelling_.pop_back();
    }

    std::u16string_view letters_;
    const WordTrie& trie_;
    const Found& found_;
    std::u16string spelling_;
};

struct Way {
    float cost = never;
    std::size_t from = 0;
    std::uint32_t word = Lexicon::unknown;
    std::uint32_t meant = Lexicon::unknown;  // Which of the words that are meant; unknown for a word as it is spelt.
    bool from_unknown = false;
};

class LooseReading {
public:
    LooseReading(const Reading& plain, const RepairWords& words) : plain_(plain), words_(words), known_(plain.letters().size() + 1), unknown_(known_.size()) {}

    std::vector<MeantWord> read() {
        known_[0].cost = 0;
        for (std::size_t i = 0; i < plain_.letters().size(); ++i)
            if (plain_.is_open(i) && least(i) != never) leave(i);
        return trace_back();
    }

private:
    float least(std::size_t i) const { return std::min(known_[i].cost, unknown_[i].cost); }

    static void offer(Way& way, const Way& other) {
        if (other.cost < way.cost) way = other;
    }

    void leave(std::size_t i) {
        const auto letters = plain_.letters();
        const bool after_unknown = unknown_[i].cost < known_[i].cost;
        words_.trie().matches(letters.substr(i), [&](std::size_t length, std::uint32_t word) {
            if (plain_.is_open(i + length)) offer(known_[i + length], {least(i) + words_.cost(word), i, word, Lexicon::unknown, after_unknown});
        });
        std::size_t next = i + 1;
        while (!plain_.is_open(next)) ++next;
        const float cost = unknown_letter * static_cast<float>(next - i);
        offer(unknown_[next], {known_[i].cost + unknown_stretch + cost, i, Lexicon::unknown, Lexicon::unknown, false});
        offer(unknown_[next], {unknown_[i].cost + cost, i, Lexicon::unknown, Lexicon::unknown, true});
        if (plain_.before(i) + plain_.after(i) <= plain_.least() + slack) guess(i, after_unknown);
    }

    void guess(std::size_t i, bool after_unknown) {
        const auto found = [&](std::size_t end, std::uint32_t word, const std::u16string& spelling, float paid, TextFault fault) {
            if (!plain_.is_open(end) || spelling.size() < shortest) return;
            if (words_.count(word) < (spelling.size() == shortest ? shortest_seen : any_seen) && !words_.is_term(word)) return;
            const float more = spelling.size() == shortest ? shortest_costs : spelling.size() == short_word ? short_costs : 0;
            const float cost = least(i) + words_.cost(word) + paid + more;
            if (cost >= known_[end].cost) return;
            meant_.push_back({i, end, spelling, fault, 0});
            known_[end] = {cost, i, word, static_cast<std::uint32_t>(meant_.size() - 1), after_unknown};
        };
        Walk(plain_.letters(), words_.trie(), found).from(i);
    }

    std::vector<MeantWord> trace_back() {
        std::vector<MeantWord> out;
        std::size_t i = plain_.letters().size();
        bool unknown = unknown_[i].cost < known_[i].cost;
        const float gained = plain_.least() - least(i);
        bool before_unknown = false;
        while (i > 0) {
            const Way& way = unknown ? unknown_[i] : known_[i];
            if (way.meant != Lexicon::unknown) {
                const MeantWord& meant = meant_[way.meant];
                const bool lonely = before_unknown || way.from_unknown;
                if (!lonely || meant.spelling.size() > dependent_word) out.push_back(meant), out.back().margin = gained;
            }
            before_unknown = unknown;
            unknown = way.from_unknown;
            i = way.from;
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    const Reading& plain_;
    const RepairWords& words_;
    std::vector<Way> known_, unknown_;
    std::vector<MeantWord> meant_;
};

}  // namespace

std::vector<MeantWord> meant_words(const Reading& plain, const RepairWords& words) { return LooseReading(plain, words).read(); }

}  // namespace server
