#include "server/intake/thai/repair_text.h"

#include "server/intake/thai/repair_characters.h"

#include <algorithm>

namespace server {
namespace {

DamageSeen seen_in(const std::vector<Replacement>& certain) {
    DamageSeen seen;
    for (const Replacement& one : certain) {
        const bool space = one.fault == TextFault::stray_space;
        const bool nikhahit = one.fault == TextFault::space_for_nikhahit || one.fault == TextFault::tho_for_nikhahit || one.fault == TextFault::lost_nikhahit;
        seen.stray_spaces += space;
        seen.lost_nikhahits += nikhahit;
    }
    return seen;
}

// One repair may show the next one's words, so each is asked until neither finds anything.
DamageSeen repair_words_of(EditedText& text, const RepairWords& words, const DamageSeen& seen_elsewhere) {
    DamageSeen seen;
    for (bool changed = true; changed;) {
        changed = false;
        const auto take = [&](const std::vector<Replacement>& certain) {
            text.apply(certain);
            seen += seen_in(certain);
            changed = changed || !certain.empty();
        };
        take(repair_spaces(text.text(), words, seen_elsewhere).certain);
        take(repair_nikhahit(text.text(), words, seen_elsewhere));
        if (changed) repair_characters(text);
    }
    return seen;
}

// Suspects apart from each other; what was found first stays.
class Gathering {
public:
    explicit Gathering(std::size_t letters) : taken_(letters) {}

    void add(TextSuspects found) {
        for (TextSuspect& one : found) {
            const auto begin = taken_.begin() + static_cast<std::ptrdiff_t>(one.begin), end = taken_.begin() + static_cast<std::ptrdiff_t>(one.end);
            if (std::find(begin, end, true) != end) continue;
            std::fill(begin, end, true);
            suspects_.push_back(std::move(one));
        }
    }

    TextSuspects in_order() && {
        std::sort(suspects_.begin(), suspects_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
        return std::move(suspects_);
    }

private:
    std::vector<bool> taken_;
    TextSuspects suspects_;
};

constexpr void (*word_suspects[])(std::u16string_view, const RepairWords&, TextSuspects&) = {
    suspect_moved_marks,      suspect_lost_letter,     suspect_marks,
    suspect_impossible_marks, suspect_lost_characters, suspect_wrong_code_page,
};
constexpr void (*sign_suspects[])(std::u16string_view, TextSuspects&) = {
    suspect_stray_percent, suspect_mixed_numbers, suspect_letters_for_digits, suspect_lao_letters,
};

TextSuspects suspects_in(std::u16string_view text, const RepairWords& words, const DamageSeen& seen) {
    Gathering gathering(text.size());
    gathering.add(repair_spaces(text, words, seen).suspects);
    for (const auto find : word_suspects) {
        TextSuspects found;
        find(text, words, found);
        gathering.add(std::move(found));
    }
    for (const auto find : sign_suspects) {
        TextSuspects found;
        find(text, found);
        gathering.add(std::move(found));
    }
    return std::move(gathering).in_order();
}

}  // namespace

std::vector<RepairedText> repair_texts(std::vector<GivenText> texts, const RepairWords& words) {
    std::vector<RepairedText> repaired;
    DamageSeen seen;
    for (GivenText& one : texts) {
        repaired.push_back({EditedText(std::move(one.text)), {}});
        repair_characters(repaired.back().text);
        if (!one.is_name) seen += repair_words_of(repaired.back().text, words, {});
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].is_name) continue;
        if (seen.lost_nikhahits > 0) repair_words_of(repaired[i].text, words, seen);
        repaired[i].suspects = suspects_in(repaired[i].text.text(), words, seen);
    }
    return repaired;
}

RepairedText repair_text(std::u16string text, const RepairWords& words) {
    return std::move(repair_texts({{std::move(text), false}}, words).front());
}

}  // namespace server
