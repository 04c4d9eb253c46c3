#include "layout/text/break_opportunities.h"

#include "layout/text/binding_rules.h"
#include "layout/text/characters.h"
#include "layout/text/recent.h"
#include "layout/text/segment.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <span>
#include <stdexcept>

namespace layout {
namespace {

void require(UErrorCode code, const char* doing) {
    if (U_FAILURE(code)) throw std::runtime_error(std::string("ICU cannot ") + doing + ": " + u_errorName(code));
}

// An iterator is not for sharing; a clone costs 0.2 µs, the first one its dictionary.
std::unique_ptr<icu::BreakIterator> line_iterator() {
    static const std::unique_ptr<const icu::BreakIterator> original = [] {
        UErrorCode code = U_ZERO_ERROR;
        std::unique_ptr<const icu::BreakIterator> made(icu::BreakIterator::createLineInstance(icu::Locale("th"), code));
        require(code, "open the Thai line break rules");
        return made;
    }();
    return std::unique_ptr<icu::BreakIterator>(original->clone());
}

Penalty penalty_at(std::u16string_view text, std::size_t offset) {
    if (is_space(text[offset - 1])) return space_penalty;
    const bool between_letters = is_thai_letter(text[offset - 1]) && is_thai_letter(text[offset]);
    return between_letters ? word_penalty : symbol_penalty;
}

// Calls proposed(offset) for each place inside the text where ICU would end a line.
template <class Proposed>
void propose(std::u16string_view text, const Proposed& proposed) {
    if (text.size() < 2) return;
    UErrorCode code = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUChars(&source, text.data(), static_cast<std::int64_t>(text.size()), &code);
    thread_local const auto iterator = line_iterator();
    iterator->setText(&source, code);
    require(code, "read a paragraph");
    iterator->first();
    for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        const auto offset = static_cast<std::size_t>(at);
        if (offset < text.size()) proposed(offset);
    }
    utext_close(&source);
}

// Thai of the class SA (UAX #14): what ICU asks its dictionary about, stretch by stretch. Its rules take
// these for letters and marks like any others.
bool is_dictionary_matter(char16_t c) { return (c >= 0x0E01 && c <= 0x0E3A) || (c >= 0x0E40 && c <= 0x0E4E); }

std::size_t stretch_end(std::u16string_view text, std::size_t begin) {
    while (begin < text.size() && is_dictionary_matter(text[begin])) ++begin;
    return begin;
}

// What is known of a stretch, whatever stands around it.
struct ReadStretch {
    std::vector<Penalty> breaks;  // What ICU, the lexicon and the rules make of it.
    bool may_hold_names = false;
};

ReadStretch read_stretch(std::u16string_view stretch, bool number_follows, const Lexicon& lexicon) {
    std::vector<Penalty> breaks(stretch.size() + 1, forbidden_break);
    propose(stretch, [&](std::size_t offset) { breaks[offset] = penalty_at(stretch, offset); });
    judge_thai_breaks(stretch, number_follows, lexicon, breaks);
    const auto places = all_places(stretch);
    forbid_inside_syllables(stretch, places, breaks);
    forbid_beside_signs(stretch, places, breaks);
    return {std::move(breaks), may_hold_names(stretch)};
}

constexpr std::size_t most_stretches = 4096;    // About 400 bytes each.
constexpr std::size_t longest_stretch = 120;  // Letters; a longer one seldom comes again.

Recent<ReadStretch>& known_stretches() {
    thread_local Recent<ReadStretch> stretches(most_stretches);
    return stretches;
}

// The same, from memory if it was read lately; `breaks`: of the stretch. May it hold names?
bool judge_stretch(std::u16string_view stretch, bool number_follows, const Lexicon& lexicon, std::span<Penalty> breaks) {
    const auto take = [&](const ReadStretch& read) {
        std::copy(read.breaks.begin() + 1, read.breaks.end() - 1, breaks.begin() + 1);
        return read.may_hold_names;
    };
    if (stretch.size() < 2) return false;
    if (stretch.size() > longest_stretch) return take(read_stretch(stretch, number_follows, lexicon));
    const RecentKey key{stretch, lexicon.number() * std::uint64_t{2} + number_follows};
    const ReadStretch* known = known_stretches().find(key);
    return take(known != nullptr ? *known : known_stretches().keep(key, read_stretch(stretch, number_follows, lexicon)));
}

// A text for ICU's rules alone: a stretch is one letter in it, which ends no line, and a mark before that if it
// begins with one.
struct Outline {
    struct Stretch { std::size_t begin, end; };

    std::u16string text;
    std::vector<std::uint32_t> places;  // Of its characters in the whole text.
    std::vector<Stretch> stretches;

    explicit Outline(std::u16string_view whole) {
        constexpr char16_t letter = u'a', mark = 0x0301;  // Of the classes AL and CM.
        text.reserve(whole.size());
        places.reserve(whole.size());
        for (std::size_t i = 0; i < whole.size();) {
            const std::size_t end = stretch_end(whole, i);
            if (end == i) {
                add(whole[i], i);
                ++i;
                continue;
            }
            stretches.push_back({i, end});
            const bool marked = is_thai_mark(whole[i]);
            if (marked) add(mark, i);
            while (i < end && is_thai_mark(whole[i])) ++i;
            if (i < end) add(letter, i);
            i = end;
        }
    }

private:
    void add(char16_t c, std::size_t place) {
        text += c;
        places.push_back(static_cast<std::uint32_t>(place));
    }
};

// ICU's proposals between stretches, and inside them what was read. Gives the places that the rules are to look at.
std::vector<std::uint32_t> propose_and_judge(std::u16string_view text, const Lexicon& lexicon, std::span<Penalty> breaks) {
    Outline outline(text);
    propose(outline.text, [&](std::size_t offset) { breaks[outline.places[offset]] = penalty_at(text, outline.places[offset]); });
    bool names = false;
    for (const auto& [begin, end] : outline.stretches) {
        const std::size_t next = std::min(text.find_first_not_of(u" \u00A0", end), text.size());
        const bool number_follows = next < text.size() && is_digit(text[next]);
        names |= judge_stretch(text.substr(begin, end - begin), number_follows, lexicon, breaks.subspan(begin, end - begin + 1));
    }
    return names ? all_places(text) : std::move(outline.places);
}

std::vector<std::uint32_t> propose_all(std::u16string_view text, std::span<Penalty> breaks) {
    propose(text, [&](std::size_t offset) { breaks[offset] = penalty_at(text, offset); });
    return all_places(text);
}

void obey(const std::vector<BreakControl>& controls, std::vector<Penalty>& breaks) {
    for (const BreakControl& control : controls) {
        Penalty& here = breaks[control.offset];
        switch (control.kind) {
            case BreakControl::Kind::allow: here = space_penalty; break;
            case BreakControl::Kind::forbid: here = forbidden_break; break;
        }
    }
}

}  // namespace

void forget_stretches() { known_stretches().forget(); }

ControlledText take_out_controls(std::u16string_view text) {
    using enum BreakControl::Kind;
    ControlledText out;
    out.text.reserve(text.size());
    for (auto begin = text.begin();; ++begin) {
        const auto end = std::find_if(begin, text.end(), [](char16_t c) { return c == zero_width_space || c == word_joiner; });
        out.text.append(begin, end);
        if (end == text.end()) return out;
        out.controls.push_back({*end == zero_width_space ? allow : forbid, out.text.size()});
        begin = end;
    }
}

char class_of(Penalty penalty) {
    switch (penalty) {
        case space_penalty: return 'S';
        case word_penalty: return 'A';
        case symbol_penalty: return 'P';
        case own_word_penalty: return 'B';
        case weak_penalty: return 'W';
        case icu_only_penalty: return 'C';
        default: return '-';
    }
}

std::vector<Penalty> break_opportunities(std::u16string_view text, const std::vector<BreakControl>& controls,
                                         const Lexicon* lexicon) {
    std::vector<Penalty> breaks(text.size() + 1, forbidden_break);
    if (!text.empty()) {
        const auto places = lexicon != nullptr ? propose_and_judge(text, *lexicon, breaks) : propose_all(text, breaks);
        forbid_inside_syllables(text, places, breaks);
        forbid_beside_signs(text, places, breaks);
        forbid_inside_numbers_and_abbreviations(text, places, breaks);
        forbid_at_binding_spaces(text, breaks);
        forbid_inside_names(text, places, breaks);
        forbid_inside_royal_names(text, places, breaks);
        forbid_inside_weekdays(text, places, breaks);
    }
    obey(controls, breaks);
    breaks.front() = forbidden_break;
    breaks.back() = ordered_break;
    return breaks;
}

}  // namespace layout
