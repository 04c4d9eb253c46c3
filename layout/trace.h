// Pages as text, for golden files and for `saraban render --trace`.

#pragma once

#include "layout/page.h"

#include <string>

namespace layout {

// One line a thing, lengths in points with two decimals from the page's top left corner,
// texts as JSON strings:
//
//   block paragraph "รายงาน…"                 every logical block, in reading order
//   page 1 595.28 by 841.89
//     text 85.04 99.00 Laksaman-Bold 19.27 "ที่" +0.32   x, baseline; face, size, text of each span; widest added gap
//     rule 85.04 160.00 to 538.58 160.00 thick 0.50
//     dots …, box …, drawing …
//
// "colour R G B" follows where it is not black, "actual" where a line carries /ActualText.
std::string trace(const Pages& pages);

}  // namespace layout
