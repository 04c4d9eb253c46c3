// A paragraph becomes lines in a column.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

#include <vector>

namespace layout {

// What a paragraph may say of its page; only furniture and cues do.
struct PageNumber {
    std::size_t number = 0, count = 0;
    const TextLine* next = nullptr;  // The first line of text on the page after.
};

// A strip for each line, with widows and orphans of two lines kept together. The paragraph's
// node is added under `column.parent`; an artifact there makes it one, and an item of a list stands in the list that it is, else in one of its own. A word that is wider than
// the column is a problem (code "fit") and gives no strips. An empty paragraph has one
// empty line. Throws CpuBudgetSpent.
std::vector<Strip> set_paragraph(const Paragraph& paragraph, const Column& column, Setting& setting,
                                 const PageNumber& page = {});

// The width the paragraph would have on one line.
Pt natural_width(const Paragraph& paragraph, const Lexicon* lexicon);

}  // namespace layout
