// The items of a list that was written as one running text.

#pragma once

#include <string_view>
#include <vector>

namespace layout {

struct ListPart {
    std::u16string_view text;
    bool item = false;  // It begins with its mark; else it stands before the list, or there is none.
};

// “ดังนี้ 1. ตรวจ 2. แก้ไข” parts before “1.” and “2.”: the spaces between parts go, all else
// stays, in order. A mark is a number or a Thai letter followed by . or ), or in brackets; it
// stands at the start or after a space and has a space behind it. Marks make a list when at
// least two of one shape follow on one another from the first (1, ๑ or ก); a lone “2.”, or
// “1.” without “2.”, is text. A text without a list is one part. Views into `text`. Linear.
std::vector<ListPart> numbered_items(std::u16string_view text);

}  // namespace layout
