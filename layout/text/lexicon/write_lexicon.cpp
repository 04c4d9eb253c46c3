// Run by the build: reads the tables of this folder as the program would and prints the source
// of layout/text/lexicon_made.h. As source, for the compiler then minds layout and byte order.

#include "layout/text/lexicon.h"

#include <cinttypes>
#include <cstdio>

namespace {

using layout::Lexicon;
using layout::WordTrie;

void print(const Lexicon::Word& word) {
    // %a: every bit of the number.
    std::printf("{%af,%s,0x%" PRIx64 ",0x%" PRIx64 "}", static_cast<double>(word.cost), word.trusted ? "true" : "false", word.good, word.weak);
}

void print(const Lexicon::Tally& tally) {
    std::printf("{%af,%s}", static_cast<double>(tally.count), tally.term ? "true" : "false");
}

void print(const WordTrie::Cell& cell) { std::printf("{%" PRIu32 ",%" PRIu32 "}", cell.base, cell.owner); }

void print(std::uint32_t value) { std::printf("%" PRIu32 "u", value); }

void print(std::uint64_t pair) { std::printf("%" PRIu64 "u", pair); }

template <class T>
void print_array(const char* type, const char* name, std::span<const T> elements) {
    std::printf("constexpr std::array<%s, %zu> %s{{\n", type, elements.size(), name);
    for (const T& element : elements) {
        print(element);
        std::fputs(",\n", stdout);
    }
    std::fputs("}};\n\n", stdout);
}

}  // namespace

int main() {
    const auto lexicon = Lexicon::built_in_with({});
    const Lexicon::Arrays& made = lexicon->arrays();
    std::puts("// Written by layout/text/lexicon/write_lexicon.cpp.\n\n#include \"layout/text/lexicon_made.h\"\n\n"
              "#include <array>\n\nnamespace layout {\nnamespace {\n");
    print_array("Lexicon::Word", "words", made.words);
    print_array("Lexicon::Tally", "tallies", made.tallies);
    print_array("std::uint64_t", "pairs", made.pairs);
    print_array("WordTrie::Cell", "word_cells", made.words_trie.cells);
    print_array("std::uint32_t", "word_values", made.words_trie.values);
    print_array("WordTrie::Cell", "phrase_cells", made.phrases_trie.cells);
    print_array("std::uint32_t", "phrase_values", made.phrases_trie.values);
    std::puts("}  // namespace\n\nconstexpr Lexicon::Arrays lexicon_made{words, tallies, pairs, {word_cells, word_values}, "
              "{phrase_cells, phrase_values}};\n\n}  // namespace layout");
    return std::fflush(stdout) == 0 && !std::ferror(stdout) ? 0 : 1;
}
