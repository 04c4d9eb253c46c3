// The blocks of a document become strips: the one place that knows every kind of block.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

#include <vector>

namespace layout {

// Appends to setting.strips in reading order.
void set_blocks(const std::vector<Block>& blocks, const Column& column, Setting& setting);

}  // namespace layout
