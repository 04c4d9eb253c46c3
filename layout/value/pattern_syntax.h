// The grammar of Pattern as a tree.

#pragma once

#include "layout/value/pattern.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace layout {

struct PatternTree {
    enum class Kind { one_of, sequence, choice, repeat } kind = Kind::sequence;
    Pattern::Set set;                     // one_of
    std::vector<PatternTree> parts;       // sequence, choice; repeat has one
    std::size_t least = 1;                // repeat
    std::optional<std::size_t> most = 1;  // repeat; nothing: without end
};

struct PatternSyntax {
    PatternTree tree;
    bool from_begin = false, to_end = false;
};

// Throws std::invalid_argument as Pattern::parse does.
PatternSyntax parse_pattern(std::string_view source);

// The code point at text[i], and i moved behind it. The text is UTF-8, as read_json gives it;
// of other bytes each is taken for something, never beyond the end.
char32_t take_code_point(std::string_view text, std::size_t& i);

}  // namespace layout
