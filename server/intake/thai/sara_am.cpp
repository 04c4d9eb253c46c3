#include "server/intake/thai/sara_am.h"

#include "layout/text/segment.h"
#include "server/intake/thai/thai_cluster.h"
#include "server/intake/thai/word_change.h"

#include <algorithm>
#include <optional>

namespace server {

using layout::is_following_vowel;
using layout::is_thai_consonant;
using layout::is_thai_letter;
using layout::is_thai_mark;

namespace {

using Text = std::u16string_view;

constexpr std::size_t window = 36;  // Letters to either side that are read.
constexpr std::size_t widest_gap = 3;

// Margins: how much cheaper the words must become, in natural logarithms.
constexpr double am_where_plain_is_odd = 3, am_where_plain_reads = 4.5, plain_where_am_reads = 6;
constexpr double marks_belong = 6;
constexpr double seen_before = 4;           // More for ำ in a document that lost several,
constexpr std::size_t several = 3;          // and shows no stray blank.
constexpr double tho_where_plain_is_odd = 9, tho_where_plain_reads = 14;
constexpr double lost_certain = 14.5;
constexpr std::size_t least_letters = 4;    // Of the word: shorter ones are loan words' syllables.
constexpr float common_word = 1000;         // Occurrences.
constexpr double no_other_reading = 99;     // Stands for an infinite margin.

// The end of the gap of blanks and U+FFFD that begins at i, or a place beyond the widest.
std::size_t end_of_gap(Text text, std::size_t i) {
    std::size_t end = i;
    while (end < text.size() && end - i <= widest_gap && (text[end] == u' ' || text[end] == replacement_character)) ++end;
    return end;
}

// ◌า or ◌ะ after a gap, which no spelling allows; or marks alone after one.
struct Gap {
    std::size_t begin = 0, end = 0;
    std::size_t marks_end = 0;  // After what stands isolated; 0: a vowel with letters.
};

std::optional<Gap> gap_at(Text text, std::size_t i) {
    if (i == 0 || (text[i] != u' ' && text[i] != replacement_character)) return {};
    const std::size_t end = end_of_gap(text, i);
    if (end - i > widest_gap || !may_carry(text[i - 1], at(text, end)) || in_spaced_heading(text, i)) return {};
    const char16_t c = at(text, end);
    if (!is_thai_letter(at(text, end + 1)) && speaks_of_letters(text, i)) return {};
    if (c == u'า' || c == u'ะ') return Gap{i, end, 0};
    if (const std::size_t marks_end = end_of_marks(text, end); marks_end > end) return Gap{i, end, marks_end};
    return {};
}

// The letters before `end`, at most a window of them.
Text letters_before(Text text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && end - begin < window && is_thai_letter(text[begin - 1])) --begin;
    Text letters = text.substr(begin, end - begin);
    std::size_t open = 0;
    while (begin > 0 && is_thai_letter(text[begin - 1]) && open < letters.size() && (open == 0 || !layout::may_begin_word(letters, open))) ++open;
    return letters.substr(open);
}

// The letters from `begin`; without the consonant that belongs to the next gap's vowel.
Text letters_after(Text text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && end - begin < window && is_thai_letter(text[end])) ++end;
    if (end < text.size() && gap_at(text, end)) {
        while (end > begin + 1 && is_thai_mark(text[end - 1])) --end;
        if (end > begin + 1) --end;
    }
    return text.substr(begin, end - begin);
}

struct Verdict {
    bool certain = false;
    std::u16string instead;  // Of the gap and the vowel after it.
    TextFault fault = TextFault::space_for_nikhahit;
    double margin = 0;
};

// `joined` without the gap; the vowel stands at `place`.
Verdict judge_vowel(const std::u16string& joined, std::size_t place, const RepairWords& words, const DamageSeen& seen) {
    const Reading plain(joined, words);
    const bool plain_reads = reads_joined(plain, place);
    const std::u16string vowel(1, joined[place]);
    if (vowel == u"ะ") return {plain_reads, vowel, TextFault::stray_space, no_other_reading};
    const ChangedReading am = read_changed(plain, words, place, place + 1, u"ำ");
    if (!am.found()) return {plain_reads, plain_reads ? vowel : u"ำ", TextFault::stray_space, no_other_reading};
    const double bonus = seen.lost_nikhahits >= several && seen.stray_spaces == 0 ? seen_before : 0;
    const double margin = plain.least() - am.cost + bonus;
    const double wanted = reads_oddly(plain, words, am.begin, am.end) ? am_where_plain_is_odd : am_where_plain_reads;
    if (margin >= wanted) return {true, u"ำ", TextFault::space_for_nikhahit, margin};
    if (-margin >= plain_where_am_reads && plain_reads) return {true, vowel, TextFault::stray_space, -margin};
    return {false, margin > 0 || !plain_reads ? u"ำ" : vowel, margin > 0 ? TextFault::space_for_nikhahit : TextFault::stray_space, std::abs(margin)};
}

// Marks with nothing after them may be ones that are talked about: ไม้โท ( ้).
Verdict judge_marks(const std::u16string& joined, std::size_t place, const RepairWords& words) {
    const Reading whole(joined, words);
    const double margin = Reading(Text(joined).substr(0, place), words).least() - whole.least();
    return {reads_joined(whole, place) && margin >= marks_belong, joined.substr(place), TextFault::space_before_mark, margin};
}

// Do these letters end with a whole word, or are they one letter? What stands apart after them may
// be what they speak of: “คือ า”, “ก ะ ข”. A word of one letter at their end shows nothing: กรณ ี.
bool ends_with_word(Text letters, const RepairWords& words) {
    if (letters.size() <= 1) return true;
    const ReadPiece last = Reading(letters, words).pieces().back();
    return last.word != layout::Lexicon::unknown && last.end - last.begin > 1;
}

bool is_any_name(const std::vector<bool>& names, std::size_t begin, std::size_t end) {
    return std::any_of(names.begin() + static_cast<std::ptrdiff_t>(begin), names.begin() + static_cast<std::ptrdiff_t>(std::min(end, names.size())), [](bool in) { return in; });
}

// The names are looked for only when something is to be repaired.
class Names {
public:
    Names(Text text, const RepairWords& words) : text_(text), words_(words) {}
    bool hold(std::size_t begin, std::size_t end) {
        if (!letters_) letters_ = letters_of_names(text_, words_);
        return is_any_name(*letters_, begin, end);
    }

private:
    Text text_;
    const RepairWords& words_;
    std::optional<std::vector<bool>> letters_;
};

}  // namespace

SpaceRepairs repair_spaces(Text text, const RepairWords& words, const DamageSeen& seen) {
    SpaceRepairs repairs;
    Names names(text, words);
    std::u16string made;  // The text so far, repaired: what stands left of the next gap.
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto gap = gap_at(text, i);
        if (!gap) continue;
        made += text.substr(copied, i - copied);
        copied = i;
        const Text left = letters_before(made, made.size());
        const Text right = gap->marks_end != 0 ? text.substr(gap->end, gap->marks_end - gap->end) : letters_after(text, gap->end);
        const bool alone = gap->marks_end != 0;
        if (alone && gap->marks_end < text.size() && is_thai_letter(text[gap->marks_end])) continue;
        std::u16string joined(left);
        joined += right;
        Verdict verdict = alone ? judge_marks(joined, left.size(), words) : judge_vowel(joined, left.size(), words, seen);
        const std::size_t end = alone ? gap->marks_end : gap->end + 1;
        if (!is_thai_letter(at(text, end)) && ends_with_word(left, words)) verdict.certain = false;
        if (verdict.certain && !names.hold(i - 1, end)) {
            made += verdict.instead;
            copied = end;
            repairs.certain.push_back({i, end, std::move(verdict.instead), verdict.fault, verdict.margin});
        } else if (!alone) {
            repairs.suspects.push_back({i, end, std::move(verdict.instead), verdict.fault, verdict.margin});
        }
        i = end - 1;
    }
    return repairs;
}

namespace {

struct NikhahitCase {
    std::size_t begin = 0, end = 0;  // What ำ takes the place of.
    TextFault fault = TextFault::lost_nikhahit;
    ChangedReading changed;
    double margin = 0;
};

// The likelier of Cำ for C้า and ◌ำ for ◌า at the า of letter i.
std::optional<NikhahitCase> nikhahit_at(const Reading& reading, std::size_t i, const RepairWords& words) {
    const Text letters = reading.letters();
    if (i == 0 || letters[i] != u'า' || !may_carry(letters[i - 1], u'ำ')) return {};
    std::optional<NikhahitCase> best;
    const auto offer = [&](std::size_t begin, TextFault fault) {
        const ChangedReading changed = read_changed(reading, words, begin, i + 1, u"ำ");
        if (changed.found() && (!best || changed.cost < best->changed.cost))
            best = {begin, i + 1, fault, changed, reading.least() - changed.cost};
    };
    offer(i, TextFault::lost_nikhahit);
    if (letters[i - 1] == u'้' && i >= 2 && is_thai_consonant(letters[i - 2])) offer(i - 1, TextFault::tho_for_nikhahit);
    return best;
}

bool is_certain(const NikhahitCase& one, const Reading& reading, const RepairWords& words, const DamageSeen& seen) {
    if (one.changed.length_from(one.end - one.begin, 1) < least_letters) return false;
    if (one.margin < tho_where_plain_is_odd) return false;
    const bool odd = reads_oddly(reading, words, one.changed.begin, one.changed.end);
    if (one.fault == TextFault::tho_for_nikhahit) return one.margin >= (odd ? tho_where_plain_is_odd : tho_where_plain_reads);
    const bool unreadable = reads_unknown(reading, one.changed.begin, one.changed.end);
    const bool common = words.count(one.changed.word) >= common_word && one.changed.length_from(one.end - one.begin, 1) > least_letters;
    return odd && one.margin >= lost_certain && (unreadable || common || seen.lost_nikhahits > 0);
}

}  // namespace

std::vector<Replacement> repair_nikhahit(Text text, const RepairWords& words, const DamageSeen& seen) {
    std::vector<Replacement> certain;
    Names names(text, words);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_letters(text, i);
        const Text run = text.substr(i, end - i);
        if (run.find(u'า') != Text::npos) {
            const Reading reading(run, words);
            for (std::size_t k = 1; k < run.size(); ++k) {
                const auto one = nikhahit_at(reading, k, words);
                if (one && is_certain(*one, reading, words, seen) && !names.hold(i + one->changed.begin, i + one->changed.end))
                    certain.push_back({i + one->begin, i + one->end, u"ำ", one->fault, one->margin});
            }
        }
        i = std::max(end, i + 1);
    }
    return certain;
}

}  // namespace server
