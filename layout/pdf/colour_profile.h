// The output intent's colour profile: what the device greys and colours of a page mean.

#pragma once

#include <string>

namespace layout {

// sRGB (IEC 61966-2-1) as an ICC profile of version 4.2, made from the standard's own numbers:
// 480 bytes, always the same. Version 4 writes the tone curve as a formula where a profile of
// version 2 has a table of kilobytes.
const std::string& srgb_profile();

}  // namespace layout
