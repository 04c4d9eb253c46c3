// A filled form: what is to be set, in order, before anything has a place.

#pragma once

#include "layout/measure.h"
#include "layout/page.h"
#include "layout/text/shaped.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace layout {

// A stretch of admitted text in one style (see admit_text.h).
struct Fragment {
    enum class Kind { text, page_number, page_count, next_words } kind = Kind::text;
    std::u16string text;    // Of a text; break controls may stand in it.
    Span style;
    std::string pointer;    // The member of the sender's document it came from; empty: the form's own words.
    bool thai_digits = false;  // Of a page number or count.
    Pt most;                   // Of the next page's first words: how wide.
};

enum class Align { left, centre, right, justify };

struct ParagraphStyle {
    Align align = Align::left;
    Pt pitch;         // Baseline to baseline.
    Pt ascent;        // From the top of a line's box to its baseline.
    Pt first_indent;  // Of the first line, on top of `left`.
    Pt left, right;   // Insets from the column.
    Pt before, after;
    bool keep_with_next = false;
};

struct Paragraph {
    std::vector<Fragment> content;
    ParagraphStyle style;
    Role role = Role::paragraph;
    int level = 0;  // Of a heading; one that would skip a level stands at the next.
    std::u16string bookmark;  // Of a heading: what the outline says in place of its text.
    // A field that is written later, behind the text, as far as the column reaches; the
    // paragraph may be empty. `reserve_style` is how.
    std::string reserve;
    Span reserve_style;
};

struct Block;

// Blocks that share insets or belong together.
struct Group {
    std::vector<Block> blocks;
    Pt left, right;              // Insets from the column.
    bool keep_together = false;  // On one page, if a page can hold it.
    bool centre_on_first = false;  // What is centred in it has the middle of its first paragraph, set at `left`.
    int lines_before = 0;        // So many lines of what stands before share its page.
    Role role = Role::section;
    bool transparent = true;     // No node of its own in the structure.
};

struct TableCell {
    std::vector<Paragraph> content;
    std::uint16_t column_span = 1;
    bool header = false;
    Node::Scope scope = Node::Scope::none;
};

struct Row {
    std::vector<TableCell> cells;
    bool head = false;  // Repeated on top of every page; only rows before all others.
};

// Ruled on all sides. A row goes to the next page whole if a page can hold it; else it is
// cut between lines.
struct Table {
    std::vector<Pt> columns;  // Widths, left to right.
    std::vector<Row> rows;
    Pt rule;                  // Thickness; 0: no rules.
    Pt padding_x, padding_y;  // Inside each cell.
    Pt before, after;
    Pt gap;                   // To the right of every cell but the last.
    bool layout = false;      // Only places things side by side: no table to a reader.
    bool list = false;        // Then each row is an item of a list.
    std::vector<std::size_t> fitted;  // Columns that are as wide as their widest line wants,
    std::size_t elastic = 0;          // at the cost of this one, which keeps a third of its width.
};

// A vector picture in the text, or at a fixed place of the page it falls on.
struct Picture {
    std::shared_ptr<const Path> path;
    Pt height;
    Pt stroke;  // 0: filled.
    Colour colour;
    Align align = Align::left;
    struct Place { Pt x, y; };
    std::optional<Place> at;          // From the page's top left corner; takes no room in the text.
    std::string alternative;
    std::optional<Paragraph> label;   // Centred on the picture: the word of a placeholder.
    std::vector<Paragraph> beside;    // At its right, around the middle of its height; only without `at`.
    Pt gap;                           // Between it and these.
    Pt before;
};

// A line of label and content pairs with dotted leaders, as at the head of a memo.
struct LeaderLine {
    struct Field {
        Paragraph label, content;
        Pt from, to;   // From the column's left edge; the dots end at `to`.
        Pt gap;        // Between the label and the content.
    };
    std::vector<Field> fields;
    Pt dot, dot_distance, dot_drop;  // Diameter (0: no dots), centre to centre, below the baseline.
    Pt before;
};

// Bars on one scale from zero, with the target as a dashed line. Prints the texts it is
// given and no number of its own.
struct Chart {
    struct Bar {
        Paragraph label, figure;
        std::optional<double> value;  // No value, no bar.
    };
    std::vector<Bar> bars;
    std::optional<double> target;
    Paragraph target_label;
    Pt height;            // Of the plot, without labels.
    Colour bar_colour;
    std::string alternative;
    Pt before, after;
};

// Paragraphs at a fixed place of the page they fall on, as an urgency mark; they take no
// room in the text. Coordinates from the page's top left corner.
struct Pinned {
    Pt x, y, width;
    Pt height;  // More is a problem ("fit"): it would cover the text; 0: any.
    bool else_in_text = false;  // Then it stands in the text, and is no problem.
    std::vector<Paragraph> content;
};

// Dropped at the top of a page; gives way, down to `least`, where what it is kept with would
// else not fit.
struct Space { Pt height, least; };
struct NewPage {};

struct Block {
    std::variant<Paragraph, Group, Table, Picture, LeaderLine, Chart, Pinned, Space, NewPage> content;
};

// A header or footer: the same on every page but for its page numbers.
struct Furniture {
    std::vector<Paragraph> content;
    Pt top;                  // Of the first line's box, from the paper's top edge.
    bool first_page = true;  // Is it on page 1 as well?
};

// What stands under the last line of a page whose text goes on overleaf. Such a page keeps
// room for it, one line a paragraph.
struct Cue {
    std::vector<Paragraph> content;
    Pt below;   // The last line.
    Pt bottom;  // Its least distance from the paper's edge; may reach into the margin.
};

struct PageFrame {
    Pt width, height;
    Pt left, right, top, bottom;  // Margins.
    Pt first_top;                 // Top margin of page 1.

    Pt column() const { return width - left - right; }
    Pt room() const { return height - top - bottom; }  // Of every page but the first.
};

struct Document {
    PageFrame frame;
    std::vector<Block> blocks;
    std::vector<Furniture> furniture;
    Cue cue;  // Without content: none.
};

}  // namespace layout
