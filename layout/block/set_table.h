// A table becomes strips.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

#include <vector>

namespace layout {

// One strip for each slice of a row between two lines of text, so that a row taller than a
// page can be cut; the rules travel with them. The head's strips come first, and once more,
// as artifacts, in setting.heads. A cell whose text cannot be broken into its column is a
// problem (code "fit").
std::vector<Strip> set_table(const Table& table, const Column& column, Setting& setting);

}  // namespace layout
