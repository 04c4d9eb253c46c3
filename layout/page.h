// Pages ready to be written: what stands where, what it says and which role it plays.
// Coordinates: Pt from the page's top-left corner, y downwards.

#pragma once

#include "layout/measure.h"
#include "layout/text/shaped.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace layout {

// What a piece of the page is to a reader who cannot see it. Named after the standard
// structure types of ISO 32000-1, 14.8.4.
enum class Role {
    document,
    section,      // Sect
    heading,      // H1…H6, see Node::level
    paragraph,    // P
    list,         // L
    list_item,    // LI
    list_body,    // LBody
    table,        // Table
    table_head,   // THead
    table_body,   // TBody
    table_row,    // TR
    header_cell,  // TH, see Node::scope
    data_cell,    // TD
    figure,       // Figure, see Node::alternative
    form,         // Form: a field to be filled, see FieldPlace
    artifact,     // Page furniture, rules, dotted lines: no content of the document.
};

using NodeId = std::uint32_t;
constexpr NodeId root_node = 0;
// For items that are not in the tree, artifacts of ISO 32000-1, 14.8.2.2: what the layout puts
// there (rules, dots), and what every page repeats (headers, footers, a table's head overleaf).
constexpr NodeId artifact_node = 0xFFFF'FFFE;
constexpr NodeId pagination_node = 0xFFFF'FFFF;
constexpr bool is_artifact(NodeId node) { return node >= artifact_node; }

// Pages::nodes[0] is the document; a parent stands before its children, siblings stand in
// reading order.
struct Node {
    Role role = Role::paragraph;
    NodeId parent = root_node;
    int level = 0;                              // Of a heading, 1 to 6; else 0.
    enum class Scope { none, column, row } scope = Scope::none;  // Of a header cell.
    std::uint16_t column_span = 1, row_span = 1;                 // Of a cell.
    std::string alternative;                    // Of a figure, UTF-8.
    std::u16string text;                        // Of a leaf with text: the logical block, whole.
    std::u16string bookmark;                    // Of a heading: its line in the outline; empty: its text.
};

// Why a line ends where it does; told by explain.h, drawn by nobody.
struct LineEnd {
    char reason = '.';           // class_of() the break (break_opportunities.h), '.' at the paragraph's end.
    bool loose = false;          // Should be justified, and was left ragged.
    double gap = 0;              // Widest gap between clusters, in em.
    std::size_t runner_up = 0;   // Cluster before which it would else have ended; TextLine::end: none.
    char runner_up_reason = '-';
    double runner_up_cost = 0;   // What that would have cost the paragraph more.
};

// One line of shaped text.
struct TextLine {
    std::shared_ptr<const Shaped> shaped;
    std::size_t begin = 0, end = 0;  // Clusters; the spaces at a broken line's end are in it and hang.
    Pt x, baseline;
    std::vector<Pt> extra;     // Justification: added after each cluster of [begin, end); empty: none.
    // Readers need /ActualText here: to find the spaces, to find no false ones, to keep a last hyphen.
    bool actual_text = false;
    LineEnd ending;
    NodeId node = artifact_node;
};

// A straight stroke: a table rule, or a dotted leader when `dot` is set.
struct Rule {
    Pt x0, y0, x1, y1;
    Pt thickness;
    Pt dot;  // Distance of round dots of diameter `thickness`; 0: a solid line.
    Colour colour;
};

// Outlines in a unit square's width: coordinates in thousandths of the picture's height, y up.
struct Path {
    struct Segment {
        enum class Verb : std::uint8_t { move, line, curve, close } verb = Verb::move;
        double x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0;  // curve uses all, move and line x and y.
    };
    std::vector<Segment> segments;
    double width = 1000, height = 1000;
};

// A vector picture, filled (nonzero) or stroked in one colour. Pages that share a `path`
// share one object in the PDF.
struct Drawing {
    std::shared_ptr<const Path> path;
    Pt x, y;       // Top left corner on the page.
    Pt height;     // On paper; the width follows from the path's proportions.
    Pt stroke;     // Line width; 0: filled.
    Colour colour;
    NodeId node = artifact_node;
};

// A filled box (a chart's bar).
struct Box {
    Pt x, y, width, height;
    Colour colour;
    NodeId node = artifact_node;
};

// Where a text is written later, after the document was sealed ("number"). Draws nothing.
struct FieldPlace {
    std::string field;  // ASCII.
    Pt x, baseline;     // Where the text begins.
    Pt width;
    Span style;         // How it will be set.
    NodeId node = artifact_node;
};

using Item = std::variant<TextLine, Rule, Drawing, Box, FieldPlace>;

struct Page {
    Pt width, height;
    std::vector<Item> items;  // In reading order; furniture first or last.
};

struct Pages {
    std::vector<Page> pages;
    std::vector<Node> nodes;
};

}  // namespace layout
