#include "server/intake/thai/repair_words.h"

#include "layout/text/segment.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace server {
namespace {

constexpr float never = std::numeric_limits<float>::infinity();
constexpr double raised_by = 20;      // Every count.
constexpr double term_share = 20e-6;  // A term weighs at least this share of all words.

}  // namespace

RepairWords::RepairWords(std::shared_ptr<const layout::Lexicon> lexicon) : lexicon_(std::move(lexicon)) {
    const auto& tallies = lexicon_->tallies();
    double counted = 0, total = 0;
    for (const auto& one : tallies) counted += one.count;
    const auto weight = [&](const layout::Lexicon::Tally& one) {
        return std::max(one.count + raised_by, one.term ? term_share * counted : 0.0);
    };
    for (const auto& one : tallies) total += weight(one);
    costs_.reserve(tallies.size());
    for (const auto& one : tallies) costs_.push_back(static_cast<float>(-std::log(weight(one) / total)));
}

std::shared_ptr<const RepairWords> RepairWords::built_in() {
    static const auto words = std::make_shared<const RepairWords>(layout::Lexicon::built_in());
    return words;
}

Reading::Reading(std::u16string_view letters, const RepairWords& words)
    : letters_(letters), places_(letters.size() + 1, {false, {never}, {never}, never, never}) {
    for (std::size_t i = 0; i <= letters.size(); ++i) places_[i].open = layout::may_begin_word(letters, i);
    read_forward(words);
    read_backward(words);
}

float Reading::before(std::size_t i) const { return std::min(places_[i].known.cost, places_[i].unknown.cost); }

void Reading::read_forward(const RepairWords& words) {
    const auto offer = [](Way& way, float cost, std::size_t from, std::uint32_t word, bool from_unknown) {
        if (cost < way.cost) way = {cost, static_cast<std::uint32_t>(from), word, from_unknown};
    };
    places_[0].known.cost = 0;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
        const float least = before(i);
        if (!places_[i].open || least == never) continue;
        const bool after_unknown = places_[i].unknown.cost < places_[i].known.cost;
        words.trie().matches(letters_.substr(i), [&](std::size_t length, std::uint32_t word) {
            if (places_[i + length].open) offer(places_[i + length].known, least + words.cost(word), i, word, after_unknown);
        });
        std::size_t next = i + 1;
        while (!places_[next].open) ++next;
        const float letters = unknown_letter * static_cast<float>(next - i);
        offer(places_[next].unknown, places_[i].known.cost + unknown_stretch + letters, i, layout::Lexicon::unknown, false);
        offer(places_[next].unknown, places_[i].unknown.cost + letters, i, layout::Lexicon::unknown, true);
    }
}

void Reading::read_backward(const RepairWords& words) {
    places_.back().after_known = places_.back().after_unknown = 0;
    for (std::size_t i = letters_.size(); i-- > 0;) {
        Place& place = places_[i];
        if (!place.open) continue;
        float known = never;
        words.trie().matches(letters_.substr(i), [&](std::size_t length, std::uint32_t word) {
            known = std::min(known, words.cost(word) + places_[i + length].after_known);
        });
        std::size_t next = i + 1;
        while (!places_[next].open) ++next;
        const float unknown = unknown_letter * static_cast<float>(next - i) + places_[next].after_unknown;
        place.after_known = std::min(known, unknown_stretch + unknown);
        place.after_unknown = std::min(known, unknown);
    }
}

std::vector<ReadPiece> Reading::pieces() const {
    std::vector<ReadPiece> pieces;
    std::size_t at = letters_.size();
    bool unknown = at > 0 && places_[at].unknown.cost < places_[at].known.cost;
    while (at > 0) {
        const Way& way = unknown ? places_[at].unknown : places_[at].known;
        const bool joins = way.word == layout::Lexicon::unknown && !pieces.empty() &&
                           pieces.back().word == layout::Lexicon::unknown && pieces.back().begin == at;
        if (joins) pieces.back().begin = way.from;
        else pieces.push_back({way.from, at, way.word});
        unknown = way.from_unknown;
        at = way.from;
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

}  // namespace server
