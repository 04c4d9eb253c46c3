#include "layout/text/lexicon_made.h"

namespace layout {

std::shared_ptr<const Lexicon> Lexicon::built_in() {
    static const auto lexicon = std::make_shared<const Lexicon>(lexicon_made);
    return lexicon;
}

}  // namespace layout
