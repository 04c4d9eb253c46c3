// What the schema's checker says.

#pragma once

#include "layout/value/schema_node.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace layout {

// One whole sentence in each language. What is quoted from a document is cut to 40 code
// points, so that no body makes its own answer large.
struct Sentence {
    std::string thai;
    std::string english;
};

namespace sentence {

Sentence wrong_kind(Kinds wanted, const Value& found);
Sentence not_among(const std::vector<Value>& choices);
Sentence not_constant(const Value& constant);
Sentence missing(std::string_view name);
Sentence unknown_member(std::string_view name, std::string_view meant);  // meant: "" when no name is near.
Sentence too_few_items(std::size_t least, std::size_t found);
Sentence too_many_items(std::size_t most, std::size_t found);
Sentence too_short(std::size_t least, std::size_t found);  // Code points, as in the next.
Sentence too_long(std::size_t most, std::size_t found);
Sentence too_small(const Number& least, const Number& found);
Sentence too_great(const Number& most, const Number& found);
Sentence wrong_pattern(std::string_view pattern);
Sentence wrong_format(TextFormat format);
Sentence none_fits();
Sentence several_fit();
Sentence forbidden();
Sentence more_problems();

}  // namespace sentence

}  // namespace layout
