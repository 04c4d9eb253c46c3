// What a person should look at before a document is sent: no ground to refuse it.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace server {

// A part of one of the document's texts as it was sent. Code points.
struct TextPlace {
    std::size_t start = 0, end = 0;
    std::string text;  // What stands there.

    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

struct Finding {
    layout::Problem problem;               // Where, which kind, and what to say of it.
    std::optional<TextPlace> place;        // Nothing: the whole value.
    bool certain = false;                  // One repair only: a program may make it.
    std::optional<std::string> suggestion; // For the place; nothing when none can be made.
    double margin = 0;                     // How much likelier that reads, in natural logarithms; 0: no words were asked.
};

using Findings = std::vector<Finding>;

}  // namespace server
