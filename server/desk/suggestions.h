// What a checker wonders about in a text, as tick boxes that repair it.

#pragma once

#include "layout/value/value.h"
#include "server/desk/view.h"
#include "server/report/finding.h"

#include <cstddef>
#include <string>
#include <vector>

namespace server {

// text, detail, suggestion, certain, key. Text and suggestion have some letters of the document around them, for a place is often
// but a mark. The key says place and suggestion: it fits this very text only.
View finding_view(const layout::Value& document, const Finding& finding);
std::string suggestion_key(const Finding& finding);

struct Repaired {
    layout::Value document;
    std::size_t done = 0;  // Suggestions that were taken.
    std::size_t left = 0;  // Of those asked for: their place has changed, or another was taken there.
};

// The document with those of its findings' suggestions whose keys are given.
Repaired take_suggestions(const layout::Value& document, const Findings& findings, const std::vector<std::string>& keys);

}  // namespace server
