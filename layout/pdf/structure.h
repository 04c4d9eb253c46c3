// The document's nodes as a structure tree (ISO 32000-1, 14.7 and 14.8): what PDF/UA reads.

#pragma once

#include "layout/page.h"
#include "layout/pdf/haru.h"

#include <vector>

namespace layout {

// The standard structure type of 14.8.4 that the node is: "P", "H2", "TD".
const char* structure_type(const Node& node);

// What one page has for the tree.
struct TaggedPage {
    HaruDict page;
    std::vector<NodeId> marks;  // As PageContent::marks.
};

// An annotation that takes part in the tree.
struct Widget {
    NodeId node = root_node;  // Of role form; root_node: it has none, and stands at the document's end.
    std::size_t page = 0;     // Index.
    HaruDict dict;
};

// Adds StructTreeRoot and ParentTree to the catalog, StructParents and Tabs to the pages.
// Nodes that draw nothing have no element, but for the cells that keep a table regular; a
// cell's only paragraph is the cell itself. `pages` are those of `document`, in their order.
void add_structure(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged, const std::vector<Widget>& widgets = {});

}  // namespace layout
