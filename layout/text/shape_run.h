// A run of one script and style, shaped.

#pragma once

#include "layout/text/shaped.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace layout {

struct Run {
    std::size_t begin, end;  // UTF-16 offsets into the paragraph.
    std::uint32_t script;    // HarfBuzz's hb_script_t.
};

// Splits [begin, end) where the script changes; leading signs take the script that follows.
std::vector<Run> runs_of(const std::u16string& text, std::size_t begin, std::size_t end);

struct ShapedRun {
    std::vector<Glyph> glyphs;
    std::vector<Cluster> clusters;  // Text offsets into the paragraph, glyphs' into `glyphs`; span 0.
    // The places (text offsets, rising) inside the run that part it in two that do not see each other:
    // whatever stood on one side, the other would look the same. Places inside a cluster never do.
    std::vector<std::uint32_t> partings;
};

// Throws std::runtime_error for .notdef.
ShapedRun shape_run(const std::u16string& text, const Run& run, const fonts::Face& face);

}  // namespace layout
