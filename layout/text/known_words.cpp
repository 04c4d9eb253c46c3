#include "layout/text/known_words.h"

#include "layout/text/characters.h"
#include "layout/text/recent.h"

#include <algorithm>
#include <vector>

namespace layout {
namespace {

constexpr std::size_t most_words = 8192;   // About 400 bytes each.
constexpr std::size_t longest_word = 96;  // UTF-16 units; what is longer seldom comes again.
constexpr std::size_t most_joined = 16;   // Words that see each other.

// Offsets count from the word's begin.
struct Word {
    bool open = false;  // What follows may see it: a longer one is to be looked for.
    std::vector<Glyph> glyphs;
    std::vector<Cluster> clusters;
};

Recent<Word>& known_words() {
    thread_local Recent<Word> words(most_words);
    return words;
}

// Appends clusters, which stand so many units of text further on (modulo 2^32), with their glyphs. `Into` has
// `glyphs` and `clusters`.
template <class Into>
void append(const std::vector<Glyph>& glyphs, std::span<const Cluster> clusters, std::size_t further, std::uint16_t span, Into& into) {
    if (clusters.empty()) return;
    const std::uint32_t first = clusters.front().glyph_begin, last = clusters.back().glyph_end;
    const auto text = static_cast<std::uint32_t>(further), glyph = static_cast<std::uint32_t>(into.glyphs.size()) - first;
    into.glyphs.insert(into.glyphs.end(), glyphs.begin() + first, glyphs.begin() + last);
    const std::size_t before = into.clusters.size();
    into.clusters.insert(into.clusters.end(), clusters.begin(), clusters.end());
    for (Cluster& cluster : std::span(into.clusters).subspan(before)) {
        cluster.text_begin += text, cluster.text_end += text;
        cluster.glyph_begin += glyph, cluster.glyph_end += glyph;
        cluster.span = span;
    }
}

class RunOfWords {
public:
    RunOfWords(Shaped& shaped, const Run& run, std::uint16_t span, std::span<const Penalty> breaks)
        : shaped_(shaped), run_(run), span_(span), face_(*shaped.spans[span].face) {
        cuts_.reserve((run.end - run.begin) / 3 + 2);  // Words have four letters or more, most of them.
        cuts_.push_back(run.begin);
        for (std::size_t i = run.begin + 1; i < run.end; ++i)
            if (breaks[i] != forbidden_break) cuts_.push_back(i);
        cuts_.push_back(run.end);
    }

    void append_all() {
        const std::size_t glyphs = shaped_.glyphs.size(), clusters = shaped_.clusters.size();
        std::size_t before = 0;  // The cut that the known word before `at` begins at.
        for (std::size_t at = 0; at < last();) {
            const Known known = known_at(at);
            if (known.word != nullptr) {
                append(known.word->glyphs, known.word->clusters, cuts_[at], span_, shaped_);
                before = at;
                at = known.end;
            } else if (const std::size_t end = append_unknown(before, at, known.end); end > at) {
                at = end;
            } else {
                shaped_.glyphs.resize(glyphs);
                shaped_.clusters.resize(clusters);
                return append_whole();
            }
        }
    }

private:
    struct Known {
        std::size_t end = 0;
        const Word* word = nullptr;
    };

    std::size_t last() const { return cuts_.size() - 1; }

    // Exact: scripts have 32 bits, fewer faces than 2^29 are opened.
    RecentKey key_of(std::size_t begin, std::size_t end) const {
        const std::uint64_t ends = (begin == 0 ? 1u : 0u) + (end == last() ? 2u : marked_letter_at(cuts_[end]) ? 4u : 0u);
        const std::u16string_view text(shaped_.text);
        return {text.substr(cuts_[begin], cuts_[end] - cuts_[begin]), std::uint64_t{face_.number()} << 35 | std::uint64_t{run_.script} << 3 | ends};
    }

    // Fonts look behind a letter that has a mark, to see whether the mark must make room: such a letter sees
    // the word before. Words are kept apart by this, to be found open or not; it decides nothing else.
    bool marked_letter_at(std::size_t at) const {
        const auto unit = [&](std::size_t i) { return i < run_.end ? shaped_.text[i] : u'\0'; };
        if (is_leading_vowel(unit(at))) ++at;
        return is_thai_mark(unit(at + 1)) || unit(at + 1) == u'ำ';
    }

    // Without a word: `end` is the first that is not known to see what follows it.
    Known known_at(std::size_t begin) {
        std::size_t end = begin + 1;
        for (; end <= last() && may_be_kept(begin, end); ++end) {
            const Word* word = known_words().find(key_of(begin, end));
            if (word == nullptr) break;
            if (!word->open) return {end, word};
        }
        return {std::min(end, last()), nullptr};
    }

    bool may_be_kept(std::size_t begin, std::size_t end) const {
        return end - begin <= most_joined && cuts_[end] - cuts_[begin] <= longest_word;
    }

    // Shapes what is unknown from cut `at` to `end` at least, between the known word that begins at cut
    // `before` and the next known one. Gives where known words go on; `at` when the word before is seen.
    std::size_t append_unknown(std::size_t before, std::size_t at, std::size_t end) {
        for (;;) {
            Known next;
            while (end < last() && (next = known_at(end)).word == nullptr) ++end;
            const Run window{cuts_[before], end < last() ? cuts_[next.end] : run_.end, run_.script};
            const ShapedRun between = shape_run(shaped_.text, window, face_);
            if (!parts(between, at)) return at;
            if (parts(between, end)) {
                append(between.glyphs, clusters_between(between, at, end), 0, span_, shaped_);
                keep(between, at, end);
                return end;
            }
            end = std::min(last(), next.end + (next.end - at));  // Twice as far, so that all of it stays linear.
        }
    }

    void append_whole() {
        const ShapedRun whole = shape_run(shaped_.text, run_, face_);
        append(whole.glyphs, whole.clusters, 0, span_, shaped_);
        keep(whole, 0, last());
    }

    bool parts(const ShapedRun& shaped, std::size_t cut) const {
        return cut == 0 || cut == last() || std::binary_search(shaped.partings.begin(), shaped.partings.end(), static_cast<std::uint32_t>(cuts_[cut]));
    }

    std::span<const Cluster> clusters_between(const ShapedRun& shaped, std::size_t begin, std::size_t end) const {
        const auto starts = [](const Cluster& cluster, std::size_t offset) { return cluster.text_begin < offset; };
        const auto first = std::lower_bound(shaped.clusters.begin(), shaped.clusters.end(), cuts_[begin], starts);
        return {first, std::lower_bound(first, shaped.clusters.end(), cuts_[end], starts)};
    }

    // A word that once saw what follows it stays open, and is kept together with that.
    void keep(const ShapedRun& shaped, std::size_t begin, std::size_t end) {
        for (std::size_t start = begin, cut = begin + 1; cut <= end; ++cut) {
            if (!parts(shaped, cut)) continue;
            if (may_be_kept(start, cut)) {
                const Word* known = known_words().find(key_of(start, cut));
                if (known != nullptr && known->open) continue;
                for (std::size_t inner = start + 1; inner < cut; ++inner) known_words().keep(key_of(start, inner), {true, {}, {}});
                Word word;
                append(shaped.glyphs, clusters_between(shaped, start, cut), std::size_t{0} - cuts_[start], 0, word);
                known_words().keep(key_of(start, cut), std::move(word));
            }
            start = cut;
        }
    }

    Shaped& shaped_;
    const Run run_;
    const std::uint16_t span_;
    const fonts::Face& face_;
    std::vector<std::size_t> cuts_;  // Text offsets; the run's own ends are the first and the last.
};

}  // namespace

void append_run(Shaped& shaped, const Run& run, std::uint16_t span, std::span<const Penalty> breaks) {
    if (!breaks.empty()) return RunOfWords(shaped, run, span, breaks).append_all();
    const ShapedRun whole = shape_run(shaped.text, run, *shaped.spans[span].face);
    append(whole.glyphs, whole.clusters, 0, span, shaped);
}

void forget_words() { known_words().forget(); }

}  // namespace layout
