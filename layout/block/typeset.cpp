#include "layout/block/typeset.h"

#include "layout/block/paginate.h"
#include "layout/block/set_blocks.h"

#include <algorithm>

namespace layout {
namespace {

NodeId node_of(const Item& item) {
    const auto own = [](const auto& thing) {
        if constexpr (requires { thing.node; }) return thing.node;
        else return artifact_node;
    };
    return std::visit(own, item);
}

// A table's row is cut line by line across its cells; readers want it cell by cell. Nodes
// are numbered in reading order.
void put_in_reading_order(Page& page) {
    const auto earlier = [](const Item& a, const Item& b) { return node_of(a) < node_of(b); };
    std::stable_sort(page.items.begin(), page.items.end(), earlier);
}

}  // namespace

Result<Pages> typeset(const Document& document, const Lexicon* lexicon, const CpuBudget& budget) {
    Setting setting{lexicon, budget};
    set_blocks(document.blocks, {document.frame.left, document.frame.column(), root_node}, setting);
    Pages pages = paginate(setting, document);
    for (Page& page : pages.pages) put_in_reading_order(page);
    if (!setting.problems.empty()) return std::move(setting.problems);
    return pages;
}

}  // namespace layout
