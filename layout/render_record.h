// How a PDF was made: render.json, which goes with the file.

#pragma once

#include "layout/page.h"
#include "layout/render.h"

#include <string>

namespace layout {

// One line of JSON and a line feed: the form and its digest, the engine, the faces of the form,
// the emblem where the pages show it, the site's words, what the sender wished, and which places
// of the data were repaired before (where and by which rule; never what stood there). Two
// programs that would write the same record make the same bytes of the same data.
std::string render_record(const Form& form, const Pages& pages, const Site& site, const RenderOptions& options);

}  // namespace layout
