// Where a line of Thai speaks English.

#pragma once

#include "layout/text/shaped.h"

#include <cstddef>
#include <vector>

namespace layout {

// Clusters [begin, end).
struct ForeignRun {
    std::size_t begin = 0, end = 0;

    friend bool operator==(const ForeignRun&, const ForeignRun&) = default;
};

// The Latin words among the clusters [begin, end), neighbours with a space or a hyphen between
// them as one: a voice that reads Thai would spell them. What stands in an address, a path or a
// code (next to a digit or one of “@./:_”) is no word, nor is a single letter.
std::vector<ForeignRun> foreign_runs(const Shaped& shaped, std::size_t begin, std::size_t end);

}  // namespace layout
