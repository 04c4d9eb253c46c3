#include "layout/pdf/figure_boxes.h"

#include <algorithm>
#include <variant>
#include <vector>

namespace layout {
namespace {

// From the page's top left corner, as items are.
struct Extent {
    Pt left, top, right, bottom;
};

Extent extent_of(const TextLine& line) {
    Extent extent{line.x, line.baseline, line.x, line.baseline};
    for (std::size_t i = line.begin; i < line.end; ++i) {
        const Span& span = line.shaped->spans[line.shaped->clusters[i].span];
        const fonts::Descriptor& face = span.face->descriptor();
        extent.right += line.shaped->width(line.shaped->clusters[i]);
        extent.top = std::min(extent.top, line.baseline - span.size * (face.ascent / 1000.0));
        extent.bottom = std::max(extent.bottom, line.baseline - span.size * (face.descent / 1000.0));
    }
    for (const Pt extra : line.extra) extent.right += extra;
    return extent;
}

Extent extent_of(const Box& box) { return {box.x, box.y, box.x + box.width, box.y + box.height}; }

Extent extent_of(const Drawing& drawing) {
    const Pt width = drawing.height * (drawing.path->width / drawing.path->height);
    return {drawing.x, drawing.y, drawing.x + width, drawing.y + drawing.height};
}

Extent extent_of(const FieldPlace& place) { return {place.x, place.baseline - place.style.size, place.x + place.width, place.baseline}; }

// For each node the figure that it is or stands in; root_node: none.
std::vector<NodeId> figures_around(const std::vector<Node>& nodes) {
    std::vector<NodeId> around(nodes.size(), root_node);
    for (NodeId id = 1; id < nodes.size(); ++id)
        around[id] = nodes[id].role == Role::figure ? id : around[nodes[id].parent];
    return around;
}

void widen(std::map<NodeId, FigureBox>& boxes, NodeId figure, const Extent& extent, Pt page_height) {
    const FigureBox more{extent.left.value, (page_height - extent.bottom).value, extent.right.value, (page_height - extent.top).value};
    const auto [found, is_new] = boxes.try_emplace(figure, more);
    if (is_new) return;
    FigureBox& box = found->second;
    box = {std::min(box.left, more.left), std::min(box.bottom, more.bottom), std::max(box.right, more.right), std::max(box.top, more.top)};
}

}  // namespace

std::map<NodeId, FigureBox> figure_boxes(const Pages& pages) {
    std::map<NodeId, FigureBox> boxes;
    const std::vector<NodeId> around = figures_around(pages.nodes);
    for (const Page& page : pages.pages)
        for (const Item& item : page.items)
            std::visit(
                [&](const auto& thing) {
                    if constexpr (requires { thing.node; }) {
                        if (is_artifact(thing.node) || around[thing.node] == root_node) return;
                        widen(boxes, around[thing.node], extent_of(thing), page.height);
                    }
                },
                item);
    return boxes;
}

}  // namespace layout
