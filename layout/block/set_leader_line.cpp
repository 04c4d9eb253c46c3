#include "layout/block/set_leader_line.h"

#include "layout/block/set_paragraph.h"

#include <algorithm>

namespace layout {
namespace {

// One field in place: `lines` are its content's, whose x is final and y from their own top.
struct SetField {
    std::vector<Strip> label, lines;
    Pt content_x, end;
    Pt label_ascent, content_ascent, content_pitch;
};

SetField set_field(const LeaderLine::Field& field, const Column& column, Setting& setting) {
    SetField set;
    const Pt x = column.x + field.from;
    const Pt label_width = natural_width(field.label, setting.lexicon);
    set.content_x = x + label_width + field.gap;
    set.end = column.x + field.to;
    set.label_ascent = field.label.style.ascent;
    set.content_ascent = field.content.style.ascent;
    set.content_pitch = field.content.style.pitch;
    set.label = set_paragraph(field.label, {x, label_width + Pt{0.01}, column.parent}, setting);
    set.lines = set_paragraph(field.content, {set.content_x, set.end - set.content_x, column.parent}, setting);
    return set;
}

Rule dots(const LeaderLine& line, Pt from, Pt to, Pt baseline) {
    return {from, baseline + line.dot_drop, to, baseline + line.dot_drop, line.dot, line.dot_distance};
}

}  // namespace

std::vector<Strip> set_leader_line(const LeaderLine& line, const Column& column, Setting& setting) {
    std::vector<SetField> fields;
    Pt ascent, pitch;
    std::size_t count = 1;
    for (const LeaderLine::Field& field : line.fields) {
        fields.push_back(set_field(field, column, setting));
        ascent = std::max({ascent, fields.back().label_ascent, fields.back().content_ascent});
        pitch = std::max({pitch, field.label.style.pitch, field.content.style.pitch});
        count = std::max(count, fields.back().lines.size());
    }
    std::vector<Strip> strips;
    for (std::size_t i = 0; i < count; ++i) {
        // The first line is as tall as the label; the next ones as the content.
        Strip strip{i == 0 ? pitch : fields.front().content_pitch, i == 0 ? line.before : Pt{}};
        for (SetField& field : fields) {
            const Pt baseline = i == 0 ? ascent : field.content_ascent;
            if (i == 0 && !field.label.empty())
                put_items(std::move(field.label.front().items), baseline - field.label_ascent, strip.items);
            if (i < field.lines.size()) put_items(std::move(field.lines[i].items), baseline - field.content_ascent, strip.items);
            const bool dotted = line.dot.value > 0 && field.content_x < field.end;
            if (dotted && i < std::max<std::size_t>(field.lines.size(), 1))
                strip.items.emplace_back(dots(line, field.content_x, field.end, baseline));
        }
        strip.keep_with_next = true;
        strips.push_back(std::move(strip));
    }
    return strips;
}

}  // namespace layout
