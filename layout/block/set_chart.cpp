#include "layout/block/set_chart.h"

#include "layout/block/set_paragraph.h"

#include <algorithm>

namespace layout {
namespace {

constexpr double bar_share = 0.3;    // Of a bar's slot.
constexpr double dash = 3;           // The target's line: dots this many times their size apart.
constexpr Pt target_thickness{0.8};
constexpr Pt axis_thickness{0.5};
constexpr Pt label_gap{3};           // Below the axis: room for the highest tone mark.

// Heights on the plot: `at(value)` counts down from the plot's top.
struct Scale {
    double low = 0, high = 0;
    Pt top, height;

    void include(double value) { low = std::min(low, value), high = std::max(high, value); }
    Pt at(double value) const {
        if (high <= low) return top + height;
        return top + height * ((high / 2 - value / 2) / (high / 2 - low / 2));  // Halves: no sum overflows.
    }
};

// The height of a paragraph that is put later.
Pt height_of(const Paragraph& paragraph, const Column& column, Setting& setting) {
    Setting scratch{setting.lexicon};
    Pt height;
    for (const Strip& line : set_paragraph(paragraph, {column.x, column.width, artifact_node}, scratch)) height += line.height;
    return height;
}

// Sets a paragraph of one or more lines with its top at y; returns its height.
Pt put(const Paragraph& paragraph, const Column& column, Pt y, Setting& setting, Strip& strip) {
    const Pt start = y;
    for (Strip& line : set_paragraph(paragraph, column, setting)) {
        put_items(std::move(line.items), y, strip.items);
        y += line.height;
    }
    return y - start;
}

Scale scale_of(const Chart& chart, Pt top) {
    Scale scale{0, 0, top, chart.height};
    if (chart.target) scale.include(*chart.target);
    for (const Chart::Bar& bar : chart.bars)
        if (bar.value) scale.include(*bar.value);
    return scale;
}

void add_bar(const Chart::Bar& bar, Pt height, std::optional<double> target, const Column& slot, const Scale& scale,
             Colour colour, NodeId node, Setting& setting, Strip& strip) {
    const Pt zero = scale.at(0);
    Pt top = zero;
    if (bar.value) {
        top = std::min(zero, scale.at(*bar.value));
        const Pt bottom = std::max(zero, scale.at(*bar.value));
        const Pt width = slot.width * bar_share;
        if (bottom > top) strip.items.emplace_back(Box{slot.x + (slot.width - width) / 2, top, width, bottom - top, colour, node});
    }
    // The figure, `height` high, stands above its bar, and above the target's line where that would cross it.
    if (target && scale.at(*target) < top && scale.at(*target) > top - height) top = scale.at(*target);
    put(bar.figure, slot, top - height, setting, strip);
}

}  // namespace

Strip set_chart(const Chart& chart, const Column& column, Setting& setting) {
    const NodeId node = setting.add(Role::figure, column.parent);
    setting.nodes[node].alternative = chart.alternative;
    Strip strip{{}, chart.before};
    const Column inside{column.x, column.width, node};
    const Pt target_height = chart.target ? put(chart.target_label, inside, {}, setting, strip) : Pt{};
    const Pt slot = column.width / static_cast<double>(std::max<std::size_t>(chart.bars.size(), 1));
    Pt figure_room;
    std::vector<Pt> figure_heights;
    for (const Chart::Bar& bar : chart.bars) {
        figure_heights.push_back(height_of(bar.figure, {column.x, slot, node}, setting));
        figure_room = std::max(figure_room, figure_heights.back());
    }
    const Scale scale = scale_of(chart, target_height + figure_room);
    const Pt foot = scale.top + chart.height + label_gap;
    Pt labels;
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const Column place{column.x + slot * static_cast<double>(i), slot, node};
        add_bar(chart.bars[i], figure_heights[i], chart.target, place, scale, chart.bar_colour, node, setting, strip);
        labels = std::max(labels, put(chart.bars[i].label, place, foot, setting, strip));
    }
    const Pt left = column.x, right = column.x + column.width;
    strip.items.emplace_back(Rule{left, scale.at(0), right, scale.at(0), axis_thickness});
    if (chart.target) {
        const Pt y = scale.at(*chart.target);
        strip.items.emplace_back(Rule{left, y, right, y, target_thickness, target_thickness * dash});
    }
    strip.height = foot + labels + chart.after;
    return strip;
}

}  // namespace layout
