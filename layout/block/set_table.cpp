#include "layout/block/set_table.h"

#include "layout/block/set_paragraph.h"

#include <algorithm>
#include <numeric>

namespace layout {
namespace {

// A cell's lines at their distance from the row's top edge.
struct SetCell {
    struct Line {
        Pt top, bottom;
        std::vector<Item> items;  // y from the line's top.
    };
    std::vector<Line> lines;
    Pt height;  // Padding included.
};

struct SetRow {
    std::vector<SetCell> cells;
    std::vector<Pt> edges;  // x of the rules between and beside the cells.
    Pt height;
};

// Under the row; a layout table and a repeated head have no nodes of their own.
NodeId add_cell_node(const TableCell& cell, const Table& table, NodeId row, Setting& setting) {
    if (table.layout || is_artifact(row)) return row;
    const NodeId node = setting.add(cell.header ? Role::header_cell : Role::data_cell, row);
    setting.nodes[node].scope = cell.scope;
    setting.nodes[node].column_span = cell.column_span;
    return node;
}

SetCell set_cell(const TableCell& cell, const Table& table, Column column, Setting& setting) {
    column.x += table.padding_x;
    column.width -= table.padding_x * 2;
    SetCell set;
    Pt y = table.padding_y;
    for (const Paragraph& paragraph : cell.content) {
        for (Strip& strip : set_paragraph(paragraph, column, setting)) {
            y += strip.space_before;
            set.lines.push_back({y, y + strip.height, std::move(strip.items)});
            y += strip.height;
        }
    }
    set.height = y + table.padding_y;
    return set;
}

// Widths of the columns, the fitted ones as wide as their cells want on one line.
std::vector<Pt> widths_of(const Table& table, const Lexicon* lexicon) {
    std::vector<Pt> widths = table.columns;
    Pt room = widths[table.elastic] * (2.0 / 3);
    for (const std::size_t fitted : table.fitted) {
        Pt wanted;
        for (const Row& row : table.rows) {
            std::size_t next = 0;
            for (const TableCell& cell : row.cells) {
                if (next == fitted && cell.column_span == 1)
                    for (const Paragraph& paragraph : cell.content) wanted = std::max(wanted, natural_width(paragraph, lexicon));
                next += cell.column_span;
            }
        }
        constexpr Pt rounding_up{0.01};
        const bool last = fitted + 1 == widths.size();
        wanted = std::min(room, wanted + table.padding_x * 2 + (last ? Pt{} : table.gap) + rounding_up);
        widths[fitted] = wanted;
        widths[table.elastic] -= wanted;
        room -= wanted;
    }
    return widths;
}

// A table whose columns have their widths.
struct Ruled {
    const Table& table;
    std::vector<Pt> columns;
};

NodeId add_row_node(const Table& table, NodeId parent, Setting& setting) {
    if (is_artifact(parent)) return parent;
    if (table.list) return setting.add(Role::list_body, setting.add(Role::list_item, parent));
    return table.layout ? parent : setting.add(Role::table_row, parent);
}

SetRow set_row(const Row& row, const Ruled& ruled, const Column& column, NodeId parent, Setting& setting) {
    const Table& table = ruled.table;
    const NodeId node = add_row_node(table, parent, setting);
    SetRow set;
    Pt x = column.x;
    std::size_t next = 0;
    set.edges.push_back(x);
    for (const TableCell& cell : row.cells) {
        const auto first = ruled.columns.begin() + static_cast<std::ptrdiff_t>(next);
        const Pt width = std::accumulate(first, first + cell.column_span, Pt{});
        next += cell.column_span;
        const Pt gap = next == ruled.columns.size() ? Pt{} : table.gap;
        set.cells.push_back(set_cell(cell, table, {x, width - gap, add_cell_node(cell, table, node, setting)}, setting));
        set.height = std::max(set.height, set.cells.back().height);
        x += width;
        set.edges.push_back(x);
    }
    return set;
}

constexpr Pt rounding{1e-6};  // Lines nearer than this are level.

// Where the row may be cut: below a line, where no other cell's line is cut through. The
// row's bottom edge is the last.
std::vector<Pt> cuts_of(const SetRow& row) {
    std::vector<Pt> cuts;
    for (const SetCell& cell : row.cells)
        for (const auto& line : cell.lines) cuts.push_back(line.bottom);
    std::sort(cuts.begin(), cuts.end());
    const auto level = [](Pt a, Pt b) { return b - a < rounding; };
    cuts.erase(std::unique(cuts.begin(), cuts.end(), level), cuts.end());
    const auto cuts_a_line = [&](Pt y) {
        for (const SetCell& cell : row.cells)
            for (const auto& line : cell.lines)
                if (line.top + rounding < y && y + rounding < line.bottom) return true;
        return false;
    };
    cuts.erase(std::remove_if(cuts.begin(), cuts.end(), cuts_a_line), cuts.end());
    if (!cuts.empty()) cuts.pop_back();  // Below the last line only the padding is left.
    cuts.push_back(row.height);
    return cuts;
}

Rule horizontal(const SetRow& row, Pt y, Pt thickness) {
    return {row.edges.front(), y, row.edges.back(), y, thickness};
}

// The slice [top, bottom) of a row with its share of the rules.
Strip slice_of(SetRow& row, Pt top, Pt bottom, const Table& table) {
    Strip strip{bottom - top};
    for (SetCell& cell : row.cells)
        for (auto& line : cell.lines) {
            if (line.top + rounding < top || line.top + rounding >= bottom) continue;
            put_items(std::move(line.items), line.top - top, strip.items);
        }
    if (table.rule.value > 0) {
        for (const Pt x : row.edges) strip.items.emplace_back(Rule{x, {}, x, strip.height, table.rule});
        if (top.value == 0) strip.items.emplace_back(horizontal(row, {}, table.rule));
        else strip.when_first.emplace_back(horizontal(row, {}, table.rule));
        strip.when_last.emplace_back(horizontal(row, strip.height, table.rule));
    }
    return strip;
}

// A head stays with the row below it; the slices of a row stay together.
std::vector<Strip> strips_of(const Row& row, const Ruled& ruled, const Column& column, NodeId parent,
                             Setting& setting) {
    SetRow set = set_row(row, ruled, column, parent, setting);
    std::vector<Strip> strips;
    Pt top;
    for (const Pt bottom : cuts_of(set)) {
        strips.push_back(slice_of(set, top, bottom, ruled.table));
        strips.back().keep_with_next = true;
        top = bottom;
    }
    strips.back().keep_with_next = row.head;
    return strips;
}

}  // namespace

std::vector<Strip> set_table(const Table& table, const Column& column, Setting& setting) {
    if (table.rows.empty()) return {};
    const Ruled ruled{table, widths_of(table, setting.lexicon)};
    const bool apart = table.list || !table.layout;
    const NodeId node = apart ? setting.add(table.list ? Role::list : Role::table, column.parent) : column.parent;
    const std::size_t index = setting.heads.size();
    setting.heads.emplace_back();
    std::vector<Strip> strips;
    NodeId head = artifact_node, body = artifact_node;
    const bool has_body = !std::all_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return row.head; });
    for (const Row& row : table.rows) {
        const bool in_head = row.head && has_body;  // A THead needs a TBody (ISO 32000-1, table 337).
        NodeId& part = in_head ? head : body;
        if (table.layout) part = node;
        if (part == artifact_node) part = setting.add(in_head ? Role::table_head : Role::table_body, node);
        for (Strip& strip : strips_of(row, ruled, column, part, setting)) {
            strip.table = row.head ? no_table : index;
            strips.push_back(std::move(strip));
        }
        if (!row.head) continue;
        const std::size_t known = setting.problems.size();
        for (Strip& strip : strips_of(row, ruled, column, pagination_node, setting))
            setting.heads[index].push_back(std::move(strip));
        setting.problems.resize(known);  // What does not fit was told once.
    }
    strips.front().space_before = table.before;
    for (Item& item : strips.back().when_last) strips.back().items.push_back(item);
    strips.back().when_last.clear();
    strips.back().height += table.after;
    return strips;
}

}  // namespace layout
