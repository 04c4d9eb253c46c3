// The libraries that text is shaped and broken with.

#pragma once

#include <string>

namespace layout {

// As they are loaded: "harfbuzz 6.0.0 icu 72.1".
std::string text_library_versions();

}  // namespace layout
