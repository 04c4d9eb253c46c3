// A compiled form.xml: every name resolved, every style made of real faces and lengths.

#pragma once

#include "layout/document.h"
#include "layout/template/format.h"
#include "layout/template/path.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace layout {

// <if has="…"> and <if lacks="…">. A member is there when it is given, not null and not an
// empty list; an empty text is there.
struct Test {
    MemberPath path;
    bool counts = false;  // "#": the item's place in its list instead of a member.
    bool lacks = false;
    std::optional<std::string> is;                        // And its text is this.
    std::optional<MemberPath> in;     // And its text stands in one of that member's texts;
    std::optional<MemberPath> every;  // of a list: this member of each of its items.
    enum class Like { anything, month, day } like = Like::anything;  // And it is a date of this precision.
};

// A leaf, or entries that depend on a test, or entries for each item of a list.
template <class Leaf>
struct Entry {
    struct If {
        Test test;
        std::vector<Entry> entries;
    };
    struct Each {
        MemberPath of;
        std::vector<Entry> entries;
        std::vector<Entry> between;  // After every item but the last; inline text only.
    };
    std::variant<Leaf, If, Each> content;
};

struct Inline {
    struct Literal { std::u16string text; };  // Admitted when the form was read.
    struct Field {
        MemberPath path;
        std::vector<Format> formats;
        bool counts = false;  // {#}: the item's place in its list.
    };
    struct PageNumber {};
    struct PageCount {};
    struct NextWords { Pt most; };  // Of the page after; how wide.
    std::variant<Literal, Field, PageNumber, PageCount, NextWords> content;
    bool bold = false;
};
using Template = std::vector<Entry<Inline>>;

struct Style {
    std::shared_ptr<const fonts::Face> regular, bold;  // bold: for <b>; nullptr when the family has none.
    Pt size;                                           // Of the face, scaled.
    Colour colour;
    ParagraphStyle paragraph;
};

struct ParagraphNode {
    const Style* style = nullptr;
    Template text;
    Role role = Role::paragraph;
    int level = 0;
    bool lists = false;  // A list in its text may be set item by item.
    Template bookmark;   // Of a heading; empty: its text.
    std::string reserve; // A field that is written later; empty: none.
};

struct BlockNode;
using Blocks = std::vector<Entry<BlockNode>>;

struct CellNode {
    std::vector<Entry<ParagraphNode>> content;
    std::uint16_t column_span = 1;
    bool header = false;
    Node::Scope scope = Node::Scope::none;
};

struct RowNode {
    std::vector<CellNode> cells;
    bool head = false;
};

struct TableNode {
    Table frame;  // Everything but the rows.
    std::vector<Entry<RowNode>> rows;
};

struct GroupNode {
    Group frame;  // Everything but the blocks.
    Blocks blocks;
};

struct PictureNode {
    Picture frame;  // Everything but what the site supplies.
    Template alternative;
    std::optional<ParagraphNode> placeholder;  // Drawn when the site has no emblem; else the document is refused,
    std::optional<MemberPath> asked_by;        // with a problem that points here.
};

// A QR code of a member's text; nothing where there is none.
struct QrNode {
    Picture frame;  // Everything but the code.
    Pt module;      // Side of one square.
    MemberPath of;
    Template alternative;
    std::vector<Entry<ParagraphNode>> beside;
};

struct LeaderNode {
    struct Field {
        LeaderLine::Field frame;
        ParagraphNode label, content;
    };
    LeaderLine frame;
    std::vector<Entry<Field>> fields;
};

struct ChartNode {
    Chart frame;
    MemberPath bars, value, target;
    ParagraphNode label, figure, target_label;
    Template alternative;
};

struct PinnedNode {
    Pinned frame;  // Everything but the paragraphs.
    std::vector<Entry<ParagraphNode>> content;
};

struct BlockNode {
    std::variant<ParagraphNode, GroupNode, TableNode, PictureNode, QrNode, LeaderNode, ChartNode, PinnedNode, Space, NewPage>
        content;
};

struct FurnitureNode {
    Furniture frame;
    std::vector<Entry<ParagraphNode>> content;
};

struct CueNode {
    Cue frame;  // Everything but the paragraphs.
    std::vector<Entry<ParagraphNode>> content;
};

struct FormTree {
    std::string version;
    std::string rules;  // Name of the rules across fields; empty: none.
    PageFrame frame;
    std::map<std::string, std::unique_ptr<const Style>, std::less<>> styles;
    WordLists lists;
    Digits digits = Digits::as_given;
    std::optional<MemberPath> digits_from;  // A member that says "thai", "arabic" or "as_given"; else `digits`.
    std::optional<MemberPath> created;      // A member with an RFC 3339 time or null.
    Template title, author, subject, file_name, ascii_file_name;
    std::vector<FurnitureNode> furniture;
    CueNode cue;
    Blocks body;
};

}  // namespace layout
