// A bar chart becomes a strip of boxes, rules and texts.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

namespace layout {

// One strip. The scale runs from zero (or the least value below it) to the greatest of the
// values and the target; nothing is printed that the chart was not given. All of it is one
// figure with the chart's alternative; its labels are paragraphs inside.
Strip set_chart(const Chart& chart, const Column& column, Setting& setting);

}  // namespace layout
