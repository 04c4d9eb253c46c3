#include "layout/text/break_opportunities.h"

#include "layout/text/binding_rules.h"
#include "layout/text/characters.h"
#include "layout/text/segment.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
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
    const auto iterator = line_iterator();
    iterator->setText(&source, code);
    require(code, "read a paragraph");
    iterator->first();
    for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        const auto offset = static_cast<std::size_t>(at);
        if (offset < text.size()) breaks[offset] = penalty_at(text, offset);
    }
    utext_close(&source);
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
        propose(text, breaks);
        if (lexicon != nullptr) judge_thai_breaks(text, *lexicon, breaks);
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
