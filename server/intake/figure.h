// A figure as it was printed, and the number that it is.

#pragma once

#include "layout/value/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace server {

// The number, when the whole text is one: an optional minus, digits (Arabic or Thai) with
// thousands separators in their places or without, an optional fraction. "95 %", "1,40" and ""
// are none. Its text has neither needless zeros nor separators: "1,407.520" is 1407.52.
std::optional<layout::Number> number_in(std::string_view text);

// {"text": …, "value": …}; null for a text that is not there.
layout::Value figure(const std::optional<std::string>& text);

}  // namespace server
