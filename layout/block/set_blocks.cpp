#include "layout/block/set_blocks.h"

#include "layout/block/set_chart.h"
#include "layout/block/set_leader_line.h"
#include "layout/block/set_paragraph.h"
#include "layout/block/set_picture.h"
#include "layout/block/set_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace layout {
namespace {

struct BlockSetter {
    const Column& column;
    Setting& setting;

    void append(std::vector<Strip> strips) const {
        std::move(strips.begin(), strips.end(), std::back_inserter(setting.strips));
    }

    void operator()(const Paragraph& paragraph) const { append(set_paragraph(paragraph, column, setting)); }
    void operator()(const Table& table) const { append(set_table(table, column, setting)); }
    void operator()(const Picture& picture) const { append({set_picture(picture, column, setting)}); }
    void operator()(const LeaderLine& line) const { append(set_leader_line(line, column, setting)); }
    void operator()(const Chart& chart) const { append({set_chart(chart, column, setting)}); }
    void operator()(const Pinned& pinned) const {
        Strip strip;
        Pt y = pinned.y;
        for (const Paragraph& paragraph : pinned.content)
            for (Strip& line : set_paragraph(paragraph, {pinned.x, pinned.width, column.parent}, setting)) {
                y += line.space_before;
                put_items(std::move(line.items), y, strip.pinned);
                y += line.height;
            }
        if (pinned.height.value > 0 && y - pinned.y > pinned.height) {
            const Fragment& first = pinned.content.front().content.back();
            setting.problems.push_back({first.pointer, "fit", "ข้อความยาวเกินกรอบที่กำหนดไว้บนหน้ากระดาษ",
                                        "The text is longer than its place on the page"});
        }
        strip.keep_with_next = true;
        append({strip});
    }

    void operator()(const Space& space) const {
        Strip strip{{}, space.height};
        strip.give = space.height - space.least;
        append({strip});
    }

    void operator()(const NewPage&) const {
        Strip strip;
        strip.new_page = strip.keep_with_next = true;
        append({strip});
    }

    // No page begins with strip `end`: so many lines of text stand above it.
    void keep_lines_before(std::size_t end, int lines) const {
        for (std::size_t i = end; i > 0 && lines > 0; --i) {
            Strip& strip = setting.strips[i - 1];
            strip.keep_with_next = true;
            const auto is_text = [](const Item& item) { return std::holds_alternative<TextLine>(item); };
            if (std::any_of(strip.items.begin(), strip.items.end(), is_text)) --lines;
        }
    }

    void operator()(const Group& group) const {
        Column inner{column.x + group.left, column.width - group.left - group.right, column.parent};
        if (!group.transparent) inner.parent = setting.add(group.role, column.parent);
        const std::size_t first = setting.strips.size();
        keep_lines_before(first, group.lines_before);
        set_blocks(group.blocks, inner, setting);
        if (!group.keep_together) return;
        for (std::size_t i = first; i + 1 < setting.strips.size(); ++i) setting.strips[i].keep_with_next = true;
    }
};

}  // namespace

void set_blocks(const std::vector<Block>& blocks, const Column& column, Setting& setting) {
    for (const Block& block : blocks) std::visit(BlockSetter{column, setting}, block.content);
}

}  // namespace layout
