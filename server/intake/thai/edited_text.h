// A text under repair, and what became of each part of the text that was given.

#pragma once

#include "server/intake/thai/text_fault.h"

#include <cstddef>
#include <string>
#include <vector>

namespace server {

// Offsets are UTF-16.
struct Replacement {
    std::size_t begin = 0, end = 0;
    std::u16string text;
    TextFault fault = TextFault::invisible;
    double margin = 0;  // How much likelier the words became, in natural logarithms; 0 where no words were asked.
};

struct TextEdit {
    std::size_t given_begin = 0, given_end = 0;  // In the text as it was given;
    std::size_t begin = 0, end = 0;              // in the text as it is.
    TextFault fault = TextFault::invisible;      // Of the last repair there.
    double margin = 0;
};

class EditedText {
public:
    explicit EditedText(std::u16string given) : given_(given), text_(std::move(given)) {}

    const std::u16string& given() const { return given_; }
    const std::u16string& text() const { return text_; }
    // In order, apart from each other: the given text with all of them is the text.
    const std::vector<TextEdit>& edits() const { return edits_; }

    // What a part of text() was given as, and how much of text() that is: a part that cuts through
    // an edit grows to hold it.
    struct Origin {
        std::size_t given_begin = 0, given_end = 0, begin = 0, end = 0;
    };
    Origin origin(std::size_t begin, std::size_t end) const;

    // Replacements of text(), in order and apart from each other. One that meets an earlier
    // edit becomes one with it. Linear.
    void apply(const std::vector<Replacement>& replacements);

private:
    std::u16string given_, text_;
    std::vector<TextEdit> edits_;
};

}  // namespace server
