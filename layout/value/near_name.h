// Which known name was probably meant.

#pragma once

#include <cstddef>
#include <string_view>

namespace layout {

// How many bytes must be put in, taken out, changed or swapped with their neighbour to make
// one name of the other; 3 stands for any number above 2.
std::size_t distance_up_to_2(std::string_view a, std::string_view b);

}  // namespace layout
