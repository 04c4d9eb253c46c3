#include "layout/text/lexicon.h"

#include "fonts/sha256.h"

#include "layout/text/characters.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <unordered_map>

namespace layout {
namespace {

// Constants of the counted inventory; tuned together with it, not apart.
constexpr double least_weight = 0.25;         // Of a word that was never counted.
constexpr double term_share = 60e-6;          // An official term weighs at least this share of all words.
constexpr std::size_t short_word = 3, middling_word = 5;       // Letters;
constexpr double short_is_common = 800, middling_is_common = 30;  // rarer ones are not trusted.

// Calls row(fields, line number) for every line that says something.
template <class Row>
void read_rows(std::string_view table, const Row& row) {
    for (std::size_t line = 1; !table.empty(); ++line) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        std::string_view text = table.substr(0, end);
        table.remove_prefix(std::min(end + 1, table.size()));
        if (text.empty() || text.front() == '#') continue;
        std::vector<std::string_view> fields;
        for (std::size_t tab; (tab = text.find('\t')) != std::string_view::npos; text.remove_prefix(tab + 1))
            fields.push_back(text.substr(0, tab));
        fields.push_back(text);
        row(fields, line);
    }
}

[[noreturn]] void refuse(const char* table, std::size_t line, const char* what) {
    throw std::runtime_error(std::string("Thai words, table of ") + table + ", line " + std::to_string(line) + ": " + what);
}

bool is_thai_word(std::u16string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_thai_letter);
}

std::uint32_t next_number() {
    static std::atomic<std::uint32_t> made = 0;
    return ++made;
}

}  // namespace

struct Lexicon::Builder {
    struct Entry {
        double count = 0;
        bool term = false;
        std::uint64_t good = 0, weak = 0;
    };
    std::unordered_map<std::u16string, std::uint32_t> index;
    std::vector<std::u16string> texts, phrases;
    std::vector<Entry> entries;

    void expect(std::size_t words) {
        index.reserve(words);
        texts.reserve(words);
        entries.reserve(words);
    }

    Entry& entry(const std::u16string& word) {
        const auto [at, added] = index.try_emplace(word, static_cast<std::uint32_t>(texts.size()));
        if (added) texts.push_back(word), entries.emplace_back();
        return entries[at->second];
    }

    void add_words(std::string_view table) {
        read_rows(table, [&](const auto& fields, std::size_t line) {
            const std::u16string word = to_utf16(fields[0]);
            double count = 0;
            if (fields.size() < 2 || std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), count).ec != std::errc{})
                refuse("words", line, "a word, a tab and a count were expected");
            if (!is_thai_word(word)) refuse("words", line, "a word has Thai letters only");
            if (word.size() >= 2 || word == u"ณ") entry(word).count = count;
        });
    }

    void add_terms(std::string_view table) {
        read_rows(table, [&](const auto& fields, std::size_t) {
            const std::u16string term = to_utf16(fields[0]);
            if (!is_thai_word(term)) return;  // "BMA Digital Plans" is no matter of Thai words.
            if (term.size() <= longest_term) entry(term).term = true;
            else phrases.push_back(term);
        });
    }

    void add_seams(std::string_view table) {
        read_rows(table, [&](const auto& fields, std::size_t line) {
            std::u16string word;
            std::uint64_t good = 0, weak = 0;
            for (const char16_t c : to_utf16(fields[0])) {
                if (word.size() >= 64) refuse("seams", line, "a word is longer than 64 letters");
                if (c == u'|') good |= std::uint64_t{1} << word.size();
                else if (c == u'¦') weak |= std::uint64_t{1} << word.size();
                else word += c;
            }
            const auto known = index.find(word);
            if (known == index.end()) return;
            entries[known->second].good = good;
            entries[known->second].weak = weak;
        });
    }

    std::vector<Word> words() const {
        double counted = 0, total = 0;
        for (const Entry& one : entries) counted += one.count;
        const auto weight_of = [&](const Entry& one) {
            return std::max(one.count + least_weight, one.term ? term_share * counted : 0.0);
        };
        for (const Entry& one : entries) total += weight_of(one);
        std::vector<Word> made;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Entry& one = entries[i];
            const std::size_t letters = texts[i].size();
            const bool rare = (letters <= short_word && one.count < short_is_common) ||
                              (letters <= middling_word && one.count < middling_is_common);
            made.push_back({static_cast<float>(2 - std::log(weight_of(one) / total)), !rare || one.term, one.good, one.weak});
        }
        return made;
    }
};

Lexicon::Lexicon(const Arrays& made)
    : number_(next_number()), made_(made), words_trie_(made.words_trie), phrases_trie_(made.phrases_trie) {}

Lexicon::Lexicon(const LexiconTables& tables, std::string_view site_terms) : number_(next_number()) {
    if (!site_terms.empty()) site_terms_sha256_ = fonts::sha256_hex(site_terms);
    Builder builder;
    builder.expect(static_cast<std::size_t>(std::count(tables.words.begin(), tables.words.end(), '\n')) + 1024);
    builder.add_words(tables.words);
    builder.add_terms(tables.terms);
    builder.add_terms(site_terms);
    builder.add_seams(tables.seams);
    words_ = builder.words();
    for (const Builder::Entry& one : builder.entries) tallies_.push_back({static_cast<float>(one.count), one.term});
    read_rows(tables.pairs, [&](const auto& fields, std::size_t line) {
        if (fields.size() < 2) refuse("pairs", line, "two words were expected");
        const auto left = builder.index.find(to_utf16(fields[0])), right = builder.index.find(to_utf16(fields[1]));
        if (left != builder.index.end() && right != builder.index.end())
            pairs_.push_back(std::uint64_t{left->second} << 32 | right->second);
    });
    std::sort(pairs_.begin(), pairs_.end());
    words_trie_ = WordTrie(builder.texts);
    phrases_trie_ = WordTrie(builder.phrases);
    made_ = {words_, tallies_, pairs_, words_trie_.arrays(), phrases_trie_.arrays()};
}

}  // namespace layout
