#include "server/intake/thai/word_change.h"

#include "layout/text/binding_rules.h"
#include "layout/text/characters.h"
#include "layout/text/segment.h"
#include "server/intake/thai/thai_cluster.h"

#include <algorithm>
#include <string>

namespace server {
namespace {

constexpr std::size_t longest_word = 24;  // Letters to either side of a change that a word may reach.
constexpr float seldom = 40;              // Occurrences.

template <class Met>
bool any_piece(const Reading& reading, std::size_t begin, std::size_t end, const Met& met) {
    const auto pieces = reading.pieces();
    return std::any_of(pieces.begin(), pieces.end(), [&](const ReadPiece& piece) { return piece.begin < end && piece.end > begin && met(piece); });
}

}  // namespace

ChangedReading read_changed(const Reading& reading, const RepairWords& words, std::size_t begin, std::size_t end,
                            std::u16string_view instead) {
    const std::u16string_view letters = reading.letters();
    const std::size_t from = begin > longest_word ? begin - longest_word : 0;
    std::u16string changed(letters.substr(from, begin - from));
    changed += instead;
    changed += letters.substr(end, longest_word);
    const std::size_t change_end = begin - from + instead.size();
    ChangedReading best;
    for (std::size_t first = from; first < std::max(begin, from + 1); ++first) {
        const float before = reading.before(first);
        if (before >= best.cost) continue;
        words.trie().matches(std::u16string_view(changed).substr(first - from), [&](std::size_t length, std::uint32_t word) {
            const std::size_t last = first - from + length;
            if (last < change_end || !layout::may_begin_word(changed, last)) return;
            const std::size_t back = last - change_end + end;
            const float cost = before + words.cost(word) + reading.after(back);
            if (cost < best.cost) best = {cost, first, back, word};
        });
    }
    return best;
}

bool reads_oddly(const Reading& reading, const RepairWords& words, std::size_t begin, std::size_t end) {
    return any_piece(reading, begin, end, [&](const ReadPiece& piece) {
        return piece.word == layout::Lexicon::unknown || (words.count(piece.word) < seldom && !words.is_term(piece.word));
    });
}

bool reads_unknown(const Reading& reading, std::size_t begin, std::size_t end) {
    return any_piece(reading, begin, end, [](const ReadPiece& piece) { return piece.word == layout::Lexicon::unknown; });
}

bool reads_joined(const Reading& reading, std::size_t i) {
    return i > 0 && any_piece(reading, i, i + 1, [i](const ReadPiece& piece) {
        return piece.word != layout::Lexicon::unknown && piece.begin < i;
    });
}

std::vector<bool> letters_of_names(std::u16string_view text, const RepairWords& words) {
    std::vector<layout::Penalty> breaks(text.size() + 1, layout::forbidden_break);
    std::vector<ReadPiece> pieces;  // Of all runs, in the text.
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_letters(text, i);
        if (end > i)
            for (const ReadPiece& piece : Reading(text.substr(i, end - i), words).pieces())
                pieces.push_back({i + piece.begin, i + piece.end, piece.word});
        i = std::max(end, i + 1);
    }
    for (const ReadPiece& piece : pieces) breaks[piece.begin] = layout::space_penalty;
    layout::forbid_inside_names(text, layout::all_places(text), breaks);
    std::vector<bool> names(text.size());
    for (const ReadPiece& piece : pieces)
        if (breaks[piece.begin] == layout::forbidden_break) std::fill_n(names.begin() + static_cast<std::ptrdiff_t>(piece.begin), piece.end - piece.begin, true);
    return names;
}

}  // namespace server
