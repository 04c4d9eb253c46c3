// What a page draws, in the operators of a content stream (ISO 32000-1, annex A).

#pragma once

#include "layout/page.h"
#include "layout/pdf/resources.h"

#include <string>
#include <vector>

namespace layout {

struct PageContent {
    std::string stream;
    std::vector<NodeId> marks;  // The node of each marked-content sequence; its index is the MCID.
};

// Everything drawn stands in a sequence of its node, or is an artifact; an item of a node that
// `nodes` lacks is refused. Throws PdfError for that, for numbers that are not finite, and for
// lines that do not fit their text.
PageContent content_of(const Page& page, const std::vector<Node>& nodes, Resources& resources);

}  // namespace layout
