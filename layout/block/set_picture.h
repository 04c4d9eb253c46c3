// A vector picture becomes a strip.

#pragma once

#include "layout/block/strip.h"
#include "layout/document.h"

namespace layout {

// One strip as tall as the picture; of no height when the picture has a place of its own.
Strip set_picture(const Picture& picture, const Column& column, Setting& setting);

}  // namespace layout
