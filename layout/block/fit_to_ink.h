// A path without the empty space around its drawing.

#pragma once

#include "layout/page.h"

namespace layout {

// The same outlines, moved and scaled evenly so that what they fill is 1000 high and begins
// at (0, 0); width is theirs. So the height of a Drawing is that of its ink. A path that fills
// nothing stays as it is.
Path fit_to_ink(Path path);

}  // namespace layout
