// The problems that a check has found so far.

#pragma once

#include "layout/problem.h"
#include "layout/value/schema_sentences.h"

#include <cstddef>
#include <string>
#include <vector>

namespace layout {

// A place of the document, as a chain up to the root; lives on the checker's stack, so that
// pointers are written only for places with a problem.
struct Place {
    static constexpr std::size_t before_all = static_cast<std::size_t>(-1);  // Of a missing member.

    const Place* outer = nullptr;       // Of the root: none.
    std::size_t index = 0;              // Among the items or members of the outer place.
    const std::string* name = nullptr;  // Of the member; an item has none.
};

// At most 100 problems, each once. Their pointers are at most 1,000 bytes long: a problem
// deeper than that is told of the nearest place above it. So no body makes its answer large.
class FoundProblems {
public:
    void add(const Place& at, const char* code, Sentence said);

    // One more would not be kept.
    bool is_full() const { return overflowed_; }

    // When there were too many, the last one says so (code "more").
    Problems in_document_order() &&;

private:
    struct Found {
        std::vector<std::size_t> position;  // One number a level; a missing member's is 0.
        Problem problem;
    };

    std::vector<Found> found_;
    bool overflowed_ = false;
};

}  // namespace layout
