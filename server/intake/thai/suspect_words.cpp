#include "server/intake/thai/loose_reading.h"
#include "server/intake/thai/text_suspect.h"
#include "server/intake/thai/thai_cluster.h"
#include "server/intake/thai/word_change.h"

#include <algorithm>
#include <array>
#include <optional>

namespace server {

using layout::is_leading_vowel;
using layout::is_thai_consonant;
using layout::is_thai_letter;
using layout::is_thai_mark;

namespace {

using Text = std::u16string_view;

constexpr std::size_t window = 36;  // Letters to either side that are read.
constexpr float moved_margin = 8, lost_letter_margin = 12, lost_character_margin = 6;
constexpr std::size_t least_of_code_page = 4;  // Characters.

std::size_t begin_of_letters(Text text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && end - begin < window && is_thai_letter(text[begin - 1])) --begin;
    return begin;
}

std::size_t end_of_window(Text text, std::size_t begin) { return std::min(end_of_letters(text, begin), begin + window); }

}  // namespace

void suspect_moved_marks(Text text, const RepairWords& words, TextSuspects& out) {
    for (std::size_t i = 2; i + 2 < text.size(); ++i) {
        if (!is_thai_consonant(text[i - 1]) || !is_thai_mark(text[i]) || !is_thai_consonant(text[i - 2])) continue;
        std::size_t blank = i + 1;
        while (blank < text.size() && is_thai_mark(text[blank])) ++blank;
        if (at(text, blank) != u' ' || !is_thai_letter(at(text, blank + 1)) || is_thai_mark(at(text, blank + 1))) continue;
        const std::size_t begin = begin_of_letters(text, i - 1), end = end_of_window(text, blank + 1);
        std::u16string joined(text.substr(begin, blank - begin));
        joined += text.substr(blank + 1, end - blank - 1);
        const std::u16string marks(text.substr(i, blank - i));
        const Reading whole(joined, words);
        const ChangedReading moved = read_changed(whole, words, i - 1 - begin, blank - begin, marks + text[i - 1]);
        const float as_it_is = Reading(text.substr(begin, blank - begin), words).least() + Reading(text.substr(blank + 1, end - blank - 1), words).least();
        if (!moved.found() || as_it_is - moved.cost < moved_margin) continue;
        out.push_back({i - 1, blank + 1, marks + text[i - 1], TextFault::moved_mark, as_it_is - moved.cost});
    }
}

namespace {

// Pali has marks that Thai words have not: นิคหิต and พินทุ, and several of them.
bool is_pali(Text text) {
    return std::count_if(text.begin(), text.end(), [](char16_t c) { return c == nikhahit || c == 0x0E3A; }) >= 2;
}

// Letters that a text may have lost: those that begin most words.
constexpr Text first_letters = u"เแโใไกขคจชดตทนบปผพมยรลวสหอ";

std::optional<TextSuspect> lost_letter_at(Text text, std::size_t begin, const RepairWords& words) {
    const std::size_t end = end_of_window(text, begin);
    if (end - begin < 3) return {};
    const Reading plain(text.substr(begin, end - begin), words);
    std::optional<TextSuspect> best;
    for (const char16_t c : first_letters) {
        const ChangedReading changed = read_changed(plain, words, 0, 0, std::u16string(1, c));
        const double margin = plain.least() - changed.cost;
        if (changed.found() && margin >= lost_letter_margin && (!best || margin > best->margin))
            best = TextSuspect{begin, begin + 1, std::u16string{c, text[begin]}, TextFault::lost_letter, margin};
    }
    return best;
}

}  // namespace

void suspect_lost_letter(Text text, const RepairWords& words, TextSuspects& out) {
    if (is_pali(text)) return;
    for (std::size_t line = 0; line < text.size();) {
        std::size_t begin = line;
        while (begin < text.size() && (text[begin] == u' ' || text[begin] == u'-')) ++begin;
        if (begin < text.size() && is_thai_letter(text[begin]))
            if (auto lost = lost_letter_at(text, begin, words)) out.push_back(*std::move(lost));
        line = std::min(text.find(u'\n', line), text.size() - 1) + 1;
    }
}

namespace {

// สยป. (กกร): bare consonants before a dot or a closing bracket.
bool is_abbreviation(Text text, std::size_t begin, std::size_t end) {
    return end - begin <= 6 && (at(text, end) == u'.' || at(text, end) == u')') &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), is_thai_consonant);
}

// Was the last word of the text cut off, rather than misspelt: ร้อยล(ะ)? A mark that was lost at
// its very end is no cut.
bool is_cut_word(Text text, std::size_t end, Text letters, Text meant, const RepairWords& words) {
    if (end != text.size() || meant.starts_with(letters)) return false;
    std::uint32_t state = 0;
    for (const char16_t c : letters)
        if (state = words.trie().step(state, c); state == layout::WordTrie::none) return false;
    return true;
}

}  // namespace

void suspect_marks(Text text, const RepairWords& words, TextSuspects& out) {
    if (is_pali(text)) return;
    std::optional<std::vector<bool>> names;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_letters(text, i);
        if (end > i && !is_abbreviation(text, i, end)) {
            for (MeantWord& word : meant_words(Reading(text.substr(i, end - i), words), words)) {
                const std::size_t begin_word = i + word.begin, end_word = i + word.end;
                if (is_cut_word(text, end_word, text.substr(begin_word, end_word - begin_word), word.spelling, words)) continue;
                if (!names) names = letters_of_names(text, words);
                if (!(*names)[begin_word]) out.push_back({begin_word, end_word, std::move(word.spelling), word.fault, word.margin});
            }
        }
        i = std::max(end, i + 1);
    }
}

void suspect_impossible_marks(Text text, const RepairWords& words, TextSuspects& out) {
    if (is_pali(text)) return;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!is_thai_mark(text[i])) continue;
        const char16_t before = text[i - 1];
        const bool baseless = is_leading_vowel(before) || (!is_thai_letter(before) && before != u' ' && i + 1 < text.size() && text[i + 1] != u' ' && (is_thai_letter(text[i + 1]) || is_ascii_word(text[i + 1])));
        const bool two_vowels = is_vowel_mark(text[i]) && is_vowel_mark(before);
        if (baseless) out.push_back({i, i + 1, u"", TextFault::extra_mark});
        if (!two_vowels) continue;
        const std::size_t begin = begin_of_letters(text, i - 1), end = end_of_window(text, i + 1);
        const auto without = [&](std::size_t k) {
            std::u16string letters(text.substr(begin, end - begin));
            letters.erase(k - begin, 1);
            return Reading(letters, words).least();
        };
        out.push_back({i - 1, i + 1, std::u16string(1, without(i) <= without(i - 1) ? before : text[i]), TextFault::extra_mark});
    }
}

void suspect_lost_characters(Text text, const RepairWords& words, TextSuspects& out) {
    constexpr std::array<Text, 14> fillings{u"", u"ั", u"ิ", u"ี", u"ึ", u"ื", u"ุ", u"ู", u"็", u"่", u"้", u"์", u"ำ", u"า"};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != replacement_character || !stands_in_thai(text, i, i + 1)) continue;
        const std::size_t begin = begin_of_letters(text, i), end = end_of_window(text, i + 1);
        std::u16string best;
        float least = std::numeric_limits<float>::infinity();
        for (const Text filling : fillings) {
            std::u16string letters(text.substr(begin, i - begin));
            letters += filling;
            letters += text.substr(i + 1, end - i - 1);
            const float cost = Reading(letters, words).least() + (filling.empty() ? 0 : lost_character_margin);
            if (cost < least) least = cost, best = filling;
        }
        out.push_back({i, i + 1, std::move(best), TextFault::lost_character});
    }
}

void suspect_wrong_code_page(Text text, const RepairWords& words, TextSuspects& out) {
    // Windows-874 has the Thai letter U+0E00 + n where Latin-1 has U+00A0 + n.
    const auto thai = [](char16_t c) { return static_cast<char16_t>(c > 0x00A0 && c <= 0x00FB ? c - 0x00A0 + 0x0E00 : 0); };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        std::u16string decoded;
        while (end < text.size() && layout::is_thai(thai(text[end]))) decoded += thai(text[end++]);
        if (decoded.size() >= least_of_code_page) {
            const std::size_t letters = end_of_letters(decoded, 0);
            if (letters >= least_of_code_page && !reads_unknown(Reading(Text(decoded).substr(0, letters), words), 0, letters))
                out.push_back({i, end, std::move(decoded), TextFault::wrong_code_page});
        }
        i = std::max(end, i + 1);
    }
}

}  // namespace server
