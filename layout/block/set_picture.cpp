#include "layout/block/set_picture.h"

#include "layout/block/set_paragraph.h"

#include <algorithm>
#include <utility>

namespace layout {
namespace {

Pt aligned(Align align, const Column& column, Pt width) {
    if (align == Align::centre) return column.x + (column.width - width) / 2;
    if (align == Align::right) return column.x + column.width - width;
    return column.x;
}

// The word of a placeholder, in the middle of it.
void add_label(const Picture& picture, const Drawing& drawing, Pt width, Setting& setting, std::vector<Item>& items) {
    const Column inside{drawing.x, width, artifact_node};
    auto strips = set_paragraph(*picture.label, inside, setting);
    Pt y = drawing.y + (picture.height - picture.label->style.pitch * static_cast<double>(strips.size())) / 2;
    for (Strip& strip : strips) {
        put_items(std::move(strip.items), y, items);
        y += strip.height;
    }
}

// What is said beside the picture, which the strip grows to hold.
void add_beside(const Picture& picture, Pt x, const Column& column, Setting& setting, Strip& strip) {
    std::vector<Strip> lines;
    Pt height;
    for (const Paragraph& paragraph : picture.beside)
        for (Strip& line : set_paragraph(paragraph, {x, column.x + column.width - x, column.parent}, setting)) {
            height += line.space_before + line.height;
            lines.push_back(std::move(line));
        }
    const Pt lower = std::max(Pt{}, (height - strip.height) / 2);
    put_items(std::exchange(strip.items, {}), lower, strip.items);
    Pt y = std::max(Pt{}, (strip.height - height) / 2);
    for (Strip& line : lines) {
        put_items(std::move(line.items), y + line.space_before, strip.items);
        y += line.space_before + line.height;
    }
    strip.height = std::max(strip.height, height);
}

}  // namespace

Strip set_picture(const Picture& picture, const Column& column, Setting& setting) {
    const NodeId node = setting.add(Role::figure, column.parent);
    setting.nodes[node].alternative = picture.alternative;
    const Pt width = picture.height * (picture.path->width / picture.path->height);
    Drawing drawing{picture.path, {}, {}, picture.height, picture.stroke, picture.colour, node};
    drawing.x = picture.at ? picture.at->x : aligned(picture.align, column, width);
    if (picture.at) drawing.y = picture.at->y;
    Strip strip{picture.at ? Pt{} : picture.height, picture.before};
    std::vector<Item>& items = picture.at ? strip.pinned : strip.items;
    items.emplace_back(drawing);
    if (picture.label) add_label(picture, drawing, width, setting, items);
    if (!picture.beside.empty()) add_beside(picture, drawing.x + width + picture.gap, column, setting, strip);
    // A picture with a place of its own belongs to what follows it.
    strip.keep_with_next = picture.at.has_value();
    return strip;
}

}  // namespace layout
