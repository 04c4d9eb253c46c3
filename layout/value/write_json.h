// Value out as JSON.

#pragma once

#include "layout/value/value.h"

#include <string>

namespace layout {

// One line, no spaces, UTF-8 as it is (only what RFC 8259 orders is escaped), numbers with
// the text they were read with, members in the order they stand in.
std::string write_json(const Value& value);

}  // namespace layout
