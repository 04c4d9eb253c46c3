// Where the figures stand on their pages.

#pragma once

#include "layout/page.h"

#include <map>

namespace layout {

// In points, from the page's lower left corner.
struct FigureBox {
    double left = 0, bottom = 0, right = 0, top = 0;
};

// For each figure that draws something: around all that it and its descendants draw. A figure
// stands on one page.
std::map<NodeId, FigureBox> figure_boxes(const Pages& pages);

}  // namespace layout
