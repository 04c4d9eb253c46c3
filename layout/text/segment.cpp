#include "layout/text/segment.h"

#include "layout/text/characters.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>

namespace layout {
namespace {

// Unknown letters must cost more than any word, or rare everyday words lose to them.
constexpr float first_unknown = 12, next_unknown = 8;
// Begin a compound with the word after them: การ¦ประชุม, ผู้¦บริหาร, กระทรวง¦มหาดไทย.
constexpr std::u16string_view prefixes[] = {u"การ", u"ความ", u"ผู้", u"นัก", u"เชิง", u"กระทรวง", u"ล้าน", u"แสน", u"หมื่น"};
// Are one word with the word after them: พระกรุณา, ราชการ.
constexpr std::u16string_view bound_prefixes[] = {u"พระ", u"ราช"};
constexpr std::u16string_view digits_in_words[] = {u"หนึ่ง", u"สอง", u"สาม", u"สี่", u"ห้า", u"หก", u"เจ็ด", u"แปด", u"เก้า", u"สิบ", u"ยี่สิบ"};
constexpr std::u16string_view powers_in_words[] = {u"สิบ", u"ร้อย", u"พัน", u"หมื่น", u"แสน", u"ล้าน"};

bool is_one_of(std::u16string_view word, std::span<const std::u16string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// A reading is doubted while another one is at most e^6 = 400 times as rare.
constexpr float doubt = 6;

constexpr float never = std::numeric_limits<float>::infinity();

// The best way to a place: `known` when its last piece is a word.
struct Way {
    float cost = never;
    std::uint32_t from = 0;
    std::uint32_t word = Lexicon::unknown;
    bool from_unknown = false;  // Which of the two ways it continues.
};

struct Place {
    bool open = false;  // May a piece begin here?
    Way known, unknown;

    float least() const { return std::min(known.cost, unknown.cost); }
};

void offer(Way& way, float cost, std::size_t from, std::uint32_t word, bool from_unknown) {
    if (cost < way.cost) way = {cost, static_cast<std::uint32_t>(from), word, from_unknown};
}

std::vector<Segment> trace_back(const std::vector<Place>& places) {
    std::vector<Segment> segments;
    std::size_t at = places.size() - 1;
    bool unknown = places[at].unknown.cost < places[at].known.cost;
    while (at > 0) {
        const Way& way = unknown ? places[at].unknown : places[at].known;
        // An unknown stretch is one segment, however many clusters it has.
        const bool joins = way.word == Lexicon::unknown && !segments.empty() &&
                           segments.back().word == Lexicon::unknown && segments.back().begin == at;
        if (joins) segments.back().begin = way.from;
        else segments.push_back({way.from, at, way.word});
        unknown = way.from_unknown;
        at = way.from;
    }
    std::reverse(segments.begin(), segments.end());
    return segments;
}

class Judge {
public:
    // `number_follows`: after the run, perhaps across a space.
    Judge(std::u16string_view text, std::size_t begin, bool number_follows, const Lexicon& lexicon, std::vector<Penalty>& breaks)
        : text_(text), begin_(begin), number_follows_(number_follows), lexicon_(lexicon), breaks_(breaks) {}

    // Every place is first ICU's alone; then ours are put in.
    void run() {
        const auto segments = segment(text_, lexicon_);
        for (std::size_t i = 1; i < text_.size(); ++i)
            if (here(i) != forbidden_break) here(i) = icu_only_penalty;
        for (std::size_t k = 0; k < segments.size(); ++k) {
            if (k > 0) between(segments[k - 1], segments[k]);
            inside(segments[k]);
        }
        for (const Segment& one : segments) weaken_phrase_at(one.begin);
    }

private:
    Penalty& here(std::size_t i) { return breaks_[begin_ + i]; }

    void between(const Segment& left, const Segment& right) {
        if (left.word == Lexicon::unknown || right.word == Lexicon::unknown) return;
        if (!lexicon_.word(left.word).trusted || !lexicon_.word(right.word).trusted) return;
        Penalty& penalty = here(right.begin);
        const bool one = lexicon_.glued(left.word, right.word) || is_one_of(letters(left), bound_prefixes);
        if (one || reads_otherwise(left, right)) penalty = forbidden_break;
        else if (leans(left, right)) penalty = weak_penalty;
        else penalty = penalty == icu_only_penalty ? word_penalty : own_word_penalty;
    }

    // “ประเมิน ผลการดำเนินงาน” is “ประเมินผล การดำเนินงาน” as well: a word lies across the place.
    bool reads_otherwise(const Segment& left, const Segment& right) const {
        const float chosen = lexicon_.word(left.word).cost + lexicon_.word(right.word).cost;
        bool otherwise = false;
        lexicon_.words_at(text_.substr(left.begin, right.end - left.begin), [&](std::size_t length, std::uint32_t across) {
            const std::size_t begin = left.begin + length;
            if (begin <= left.end || begin >= right.end || !may_begin_word(text_, begin)) return;
            float cost = lexicon_.word(across).cost;
            for (const Segment& one : segment(text_.substr(begin, right.end - begin), lexicon_))
                cost += one.word == Lexicon::unknown ? never : lexicon_.word(one.word).cost;
            otherwise |= cost < chosen + doubt;
        });
        return otherwise;
    }

    std::u16string_view letters(const Segment& one) const { return text_.substr(one.begin, one.end - one.begin); }

    // Two living words that a reader takes as one.
    bool leans(const Segment& left, const Segment& right) const {
        const bool ends_the_run = right.end == text_.size();
        return is_one_of(letters(left), prefixes) ||
               (is_one_of(letters(left), digits_in_words) && is_one_of(letters(right), powers_in_words)) ||
               (ends_the_run && number_follows_ && letters(right) == u"ที่");
    }

    void inside(const Segment& one) {
        if (one.word == Lexicon::unknown) return;
        const Lexicon::Word& word = lexicon_.word(one.word);
        for (std::size_t i = 1; i < one.end - one.begin && i < 64; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if (word.good & bit) here(one.begin + i) = own_word_penalty;
            else if (word.weak & bit) here(one.begin + i) = weak_penalty;
            else here(one.begin + i) = forbidden_break;  // Inside a word, whatever ICU says.
        }
    }

    // The name of an office or a programme is broken only if need be.
    void weaken_phrase_at(std::size_t begin) {
        const std::size_t length = lexicon_.phrase_at(text_.substr(begin));
        for (std::size_t k = begin + 1; k < begin + length; ++k)
            if (here(k) == word_penalty || here(k) == own_word_penalty) here(k) = weak_penalty;
    }

    std::u16string_view text_;
    std::size_t begin_;
    bool number_follows_;
    const Lexicon& lexicon_;
    std::vector<Penalty>& breaks_;
};

}  // namespace

bool may_begin_word(std::u16string_view text, std::size_t i) {
    if (i == 0 || i >= text.size()) return true;
    const char16_t c = text[i], before = text[i - 1];
    if (is_following_vowel(c) || is_thai_mark(c) || is_leading_vowel(before)) return false;
    if (before == u'ั' || before == u'ื') return false;
    if (before == u'็' && !(i >= 2 && text[i - 2] == u'ก')) return false;
    return !carries_thanthakhat(text, i);
}

std::vector<Segment> segment(std::u16string_view letters, const Lexicon& lexicon) {
    if (letters.empty()) return {};
    std::vector<Place> places(letters.size() + 1);
    for (std::size_t i = 0; i <= letters.size(); ++i) places[i].open = may_begin_word(letters, i);
    places[0].known.cost = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const float least = places[i].least();
        if (!places[i].open || least == never) continue;
        const bool after_unknown = places[i].unknown.cost < places[i].known.cost;
        lexicon.words_at(letters.substr(i), [&](std::size_t length, std::uint32_t word) {
            if (places[i + length].open)
                offer(places[i + length].known, least + lexicon.word(word).cost, i, word, after_unknown);
        });
        std::size_t next = i + 1;
        while (!places[next].open) ++next;
        Way& unknown = places[next].unknown;
        offer(unknown, places[i].known.cost + first_unknown, i, Lexicon::unknown, false);
        offer(unknown, places[i].unknown.cost + next_unknown, i, Lexicon::unknown, true);
    }
    return trace_back(places);
}

void judge_thai_breaks(std::u16string_view text, bool number_follows, const Lexicon& lexicon, std::vector<Penalty>& breaks) {
    for (std::size_t i = 0; i < text.size();) {
        if (!is_thai_letter(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_thai_letter(text[end])) ++end;
        std::size_t next = end;
        while (next < text.size() && is_space(text[next])) ++next;
        const bool before_number = next < text.size() ? is_digit(text[next]) : number_follows;
        Judge(text.substr(i, end - i), i, before_number, lexicon, breaks).run();
        i = end;
    }
}

}  // namespace layout
