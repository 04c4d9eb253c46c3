// The tables of layout/text/lexicon/, carried inside the program: they are found wherever it
// is installed, and cannot be half of another version.

#include "layout/text/lexicon.h"

#define CARRY(name, file)                                                                                    \
    __asm__(".section .rodata\n.global saraban_" #name "\nsaraban_" #name ":\n.incbin \"" LEXICON_DIR "/" file \
            "\"\n.global saraban_" #name "_end\nsaraban_" #name "_end:\n.byte 0\n.text\n");                  \
    extern "C" const char saraban_##name[], saraban_##name##_end[]

CARRY(words, "unigrams.tsv");
CARRY(pairs, "pairs.tsv");
CARRY(seams, "seams.tsv");
CARRY(terms, "terms.tsv");

namespace layout {

std::shared_ptr<const Lexicon> Lexicon::built_in_with(std::string_view site_terms) {
    const LexiconTables carried{{saraban_words, saraban_words_end}, {saraban_pairs, saraban_pairs_end},
                                {saraban_seams, saraban_seams_end}, {saraban_terms, saraban_terms_end}};
    return std::make_shared<const Lexicon>(carried, site_terms);
}

}  // namespace layout
