// Which engine this program sets and writes documents with.

#pragma once

#include <string>

namespace layout {

// "saraban 0.1.0 3f2a… harfbuzz 6.0.0 icu 72.1 …": the version, a digest of the sources of
// fonts/ and layout/ that it was built from, and the libraries that a page's bytes depend on,
// as they are loaded. Two engines of one name make the same bytes.
const std::string& engine();

}  // namespace layout
