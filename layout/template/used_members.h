// What a form has used of its sender's document: the data that belongs into the PDF.

#pragma once

#include "layout/value/value.h"

#include <unordered_set>

namespace layout {

// Of one document, which must stay where it is meanwhile.
class UsedMembers {
public:
    void print(const Value* value);      // Its text is printed, or decides what is. nullptr: nothing.
    void print_texts(const Value* value);  // The same of every text below it, and of itself if it is one.
    void see(const Value* value);        // Only that it is there mattered.

    // The document with nothing else in it, so that the same form makes the same of it: members
    // in the order of their names, lists as long as they were. A text that was only seen is "".
    Value part_of(const Value& document) const;

private:
    std::unordered_set<const Value*> printed_, seen_;
};

}  // namespace layout
