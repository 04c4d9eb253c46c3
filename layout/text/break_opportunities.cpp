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

void propose(std::u16string_view text, std::vector<Penalty>& breaks) {
    UErrorCode code = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUChars(&source, text.data(), static_cast<std::int64_t>(text.size()), &code);
    thread_local const auto iterator = line_iterator();
    iterator->setText(&source, code);
    require(code, "read a paragraph");
    iterator->first();
    for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        const auto offset = static_cast<std::size_t>(at);
        if (offset < text.size()) breaks[offset] = penalty_at(text, offset);
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

// What ICU and the lexicon make of a stretch, whatever stands around it.
std::vector<Penalty> read_stretch(std::u16string_view stretch, bool number_follows, const Lexicon& lexicon) {
    std::vector<Penalty> breaks(stretch.size() + 1, forbidden_break);
    propose(stretch, breaks);
    judge_thai_breaks(stretch, number_follows, lexicon, breaks);
    return breaks;
}

constexpr std::size_t most_stretches = 4096;    // About 400 bytes each.
constexpr std::size_t longest_stretch = 120;  // Letters; a longer one seldom comes again.

Recent<std::vector<Penalty>>& known_stretches() {
    thread_local Recent<std::vector<Penalty>> stretches(most_stretches);
    return stretches;
}

// The same, from memory if it was read lately; `breaks`: of the stretch.
void judge_stretch(std::u16string_view stretch, bool number_follows, const Lexicon& lexicon, std::span<Penalty> breaks) {
    const auto take = [&](const std::vector<Penalty>& read) { std::copy(read.begin() + 1, read.end() - 1, breaks.begin() + 1); };
    if (stretch.size() < 2) return;
    if (stretch.size() > longest_stretch) return take(read_stretch(stretch, number_follows, lexicon));
    thread_local std::u16string key;
    key.assign(stretch);
    append_to_key(key, lexicon.number() * 2 + number_follows);
    const std::vector<Penalty>* known = known_stretches().find(key);
    take(known != nullptr ? *known : known_stretches().keep(key, read_stretch(stretch, number_follows, lexicon)));
}

// ICU's proposals between stretches, and inside them what was read.
void propose_and_judge(std::u16string_view text, const Lexicon& lexicon, std::vector<Penalty>& breaks) {
    constexpr char16_t letter = u'a', mark = 0x0301;  // Of the classes AL and CM.
    std::u16string masked(text);
    for (char16_t& c : masked)
        if (is_dictionary_matter(c)) c = is_thai_mark(c) ? mark : letter;
    propose(masked, breaks);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = stretch_end(text, i);
        if (end == i) {
            ++i;
            continue;
        }
        const std::size_t next = std::min(text.find_first_not_of(u" \u00A0", end), text.size());
        judge_stretch(text.substr(i, end - i), next < text.size() && is_digit(text[next]), lexicon, std::span(breaks).subspan(i, end - i + 1));
        i = end;
    }
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
    ControlledText out;
    out.text.reserve(text.size());
    for (const char16_t c : text) {
        using enum BreakControl::Kind;
        if (c == zero_width_space) out.controls.push_back({allow, out.text.size()});
        else if (c == word_joiner) out.controls.push_back({forbid, out.text.size()});
        else out.text += c;
    }
    return out;
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
        if (lexicon != nullptr) propose_and_judge(text, *lexicon, breaks);
        else propose(text, breaks);
        forbid_inside_syllables(text, breaks);
        forbid_beside_signs(text, breaks);
        forbid_inside_numbers_and_abbreviations(text, breaks);
        forbid_at_binding_spaces(text, breaks);
        forbid_inside_names(text, breaks);
        forbid_inside_royal_names(text, breaks);
        forbid_inside_weekdays(text, breaks);
    }
    obey(controls, breaks);
    breaks.front() = forbidden_break;
    breaks.back() = ordered_break;
    return breaks;
}

}  // namespace layout
