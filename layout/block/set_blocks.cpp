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
    // Returns how high the paragraphs are.
    Pt pin(const Pinned& pinned, std::vector<Item>& into) const {
        Pt height;
        for (const Paragraph& paragraph : pinned.content)
            for (Strip& line : set_paragraph(paragraph, {pinned.x, pinned.width, column.parent}, setting)) {
                height += line.space_before;
                put_items(std::move(line.items), pinned.y + height, into);
                height += line.height;
            }
        return height;
    }

    void operator()(const Pinned& pinned) const {
        const std::size_t nodes = setting.nodes.size(), problems = setting.problems.size();
        Strip strip;
        const bool covers = pin(pinned, strip.pinned) > pinned.height && pinned.height.value > 0;
        if (covers && pinned.else_in_text) {
            setting.nodes.resize(nodes);
            setting.problems.resize(problems);
            for (const Paragraph& paragraph : pinned.content) append(set_paragraph(paragraph, column, setting));
            return;
        }
        if (covers) {
            const Fragment& last = pinned.content.front().content.back();
            setting.problems.push_back({last.pointer, "fit", "ข้อความยาวเกินกรอบที่กำหนดไว้บนหน้ากระดาษ",
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

    // As wide as it can be inside the group's own, with the first paragraph's middle in its middle.
    Column column_around_first(const Group& group) const {
        Pt middle = group.left;
        if (const auto* first = group.blocks.empty() ? nullptr : std::get_if<Paragraph>(&group.blocks.front().content))
            middle += natural_width(*first, setting.lexicon) / 2;
        const Pt half = std::min(middle, column.width - group.right - middle);
        return {column.x + middle - half, half * 2, column.parent};
    }

    void operator()(const Group& group) const {
        Column inner = group.centre_on_first ? column_around_first(group) : Column{column.x + group.left, column.width - group.left - group.right, column.parent};
        if (!group.transparent) inner.parent = setting.add(group.role, column.parent);
        const std::size_t first = setting.strips.size();
        keep_lines_before(first, group.lines_before);
        set_blocks(group.blocks, inner, setting);
        if (!group.keep_together) return;
        for (std::size_t i = first; i + 1 < setting.strips.size(); ++i) setting.strips[i].keep_with_next = true;
    }
};

}  // namespace

// Items that follow on one another are one list.
void set_blocks(const std::vector<Block>& blocks, const Column& column, Setting& setting) {
    Column list = column;
    for (const Block& block : blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block.content);
        const bool item = paragraph != nullptr && paragraph->role == Role::list_item && !is_artifact(column.parent);
        if (!item) list = column;
        else if (list.parent == column.parent) list.parent = setting.add(Role::list, column.parent);
        std::visit(BlockSetter{list, setting}, block.content);
    }
}

}  // namespace layout
