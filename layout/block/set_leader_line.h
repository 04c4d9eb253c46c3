// The head lines of a memo: label, content, dots to the right margin.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

#include <vector>

namespace layout {

// One strip a line. Label and content share the first baseline, the lower of the two; a
// content of several lines goes on under itself, each line with its dots. The dots run
// under the contents, from the end of the label to the field's end.
std::vector<Strip> set_leader_line(const LeaderLine& line, const Column& column, Setting& setting);

}  // namespace layout
