#include "fonts/bake.h"

#include "fonts/program.h"

namespace fonts {

std::string bake(const Face& face, std::span<const Outline> outlines) { return Program(face.glyphs(), outlines).bytes(); }

}  // namespace fonts
