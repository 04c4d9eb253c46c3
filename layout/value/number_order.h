// The exact order of JSON numbers, by their text: no digit is lost to a double.

#pragma once

#include "layout/value/value.h"

#include <compare>
#include <string_view>

namespace layout {

// 1.0, 100e-2 and 1 are equal; 9007199254740993 is greater than 9007199254740992.
std::strong_ordering order(const Number& a, const Number& b);

// Whether the value, however written, has no fraction: 1.0 and 15e1 have none, 15e-1 has.
bool is_integer(const Number& number);

// How many digits stand before the decimal point of the value written plainly; 0 or less
// for values below 1; 0 for zero. "1e400" gives 401.
long long digits_before_point(std::string_view number);

}  // namespace layout
