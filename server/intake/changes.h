// What differs between two versions of one document, to be looked at and confirmed.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

#include <string>
#include <vector>

namespace server {

struct Change {
    std::string pointer;        // RFC 6901 into the document.
    layout::Value before, after;  // Null: not there.

    friend bool operator==(const Change&, const Change&) = default;
};

using Changes = std::vector<Change>;

// Member by member and item by item, in the order of `before`, then what only `after` has. A
// figure ({"text", "value"}) changes as a whole. A member that is null is one that is not there.
Changes changes_between(const layout::Value& before, const layout::Value& after);

// `document` with every change made, or a problem for each whose `before` is no longer what
// stands there ("changed_meanwhile"): then none is made.
layout::Result<layout::Value> apply_changes(const layout::Value& document, const Changes& changes);

}  // namespace server
