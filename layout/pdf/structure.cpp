#include "layout/pdf/structure.h"

#include "layout/pdf/figure_boxes.h"
#include "layout/pdf/unicode.h"
#include "layout/pdf/write_pdf.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace layout {
namespace {

bool is_cell(const Node& node) {
    return node.role == Role::header_cell || node.role == Role::data_cell;
}

// A place where an element has content: a marked-content sequence of a page.
struct Mark {
    std::uint32_t page, id;
};

// The tree before it is written: which nodes become elements, with what inside.
struct Plan {
    struct Element {
        std::vector<NodeId> children;
        std::vector<Mark> marks;
        bool kept = false;
    };
    std::vector<Element> elements;   // One a node.
    std::vector<NodeId> element_of;  // The node whose element holds the node's content.

    Plan(const std::vector<Node>& nodes, const std::vector<TaggedPage>& tagged, const std::vector<Widget>& widgets) : elements(nodes.size()) {
        for (NodeId id = 0; id < nodes.size(); ++id) {
            element_of.push_back(id);
            if (id > 0) elements[nodes[id].parent].children.push_back(id);
        }
        for (NodeId id = 1; id < nodes.size(); ++id) {
            const NodeId parent = nodes[id].parent;
            if (nodes[id].role == Role::paragraph && is_cell(nodes[parent]) && elements[parent].children.size() == 1)
                element_of[id] = parent;
        }
        for (std::uint32_t page = 0; page < tagged.size(); ++page)
            for (std::uint32_t mark = 0; mark < tagged[page].marks.size(); ++mark)
                elements[element_of[tagged[page].marks[mark]]].marks.push_back({page, mark});
        for (const Widget& widget : widgets) elements[widget.node].kept = true;
        keep_what_draws(nodes);
    }

private:
    // Children follow their parents, so from the back every element knows its children first.
    void keep_what_draws(const std::vector<Node>& nodes) {
        for (NodeId id = static_cast<NodeId>(nodes.size()); id-- > 0;) {
            Element& element = elements[id];
            std::erase_if(element.children, [&](NodeId child) { return !elements[child].kept || element_of[child] != child; });
            element.kept = element.kept || id == root_node || is_cell(nodes[id]) || !element.marks.empty() || !element.children.empty();
        }
    }
};

class Writer {
public:
    Writer(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged, const std::vector<Widget>& widgets)
        : document_(document), pages_(pages), tagged_(tagged), widgets_(widgets), plan_(pages.nodes, tagged, widgets),
          boxes_(figure_boxes(pages)), written_(pages.nodes.size()) {}

    void write() {
        HaruDict root = document_.numbered_dict();
        root.name("Type", "StructTreeRoot");
        write_element(root_node, root);
        for (NodeId id = 1; id < pages_.nodes.size(); ++id)
            if (plan_.elements[id].kept && plan_.element_of[id] == id) write_element(id, *written_[pages_.nodes[id].parent]);
        for (const Widget& widget : widgets_) write_form(widget);
        for (NodeId id = 0; id < pages_.nodes.size(); ++id)
            if (written_[id]) write_children(id);
        root.array("K").add(*written_[root_node]);
        write_parent_tree(root);
        document_.catalog().add("StructTreeRoot", root).dict("MarkInfo").boolean("Marked", true);
    }

private:
    static constexpr std::size_t most_items = 32'000;  // libharu's arrays hold 32,767.

    void write_element(NodeId id, HaruDict parent) {
        const Node& node = pages_.nodes[id];
        HaruDict element = document_.numbered_dict();
        element.name("S", structure_type(node)).add("P", parent);
        if (!plan_.elements[id].marks.empty()) element.add("Pg", tagged_[plan_.elements[id].marks.front().page].page);
        if (node.role == Role::figure) write_figure(element, id);
        if (is_cell(node)) write_cell(element, node);
        written_[id] = element;
    }

    void write_figure(HaruDict& element, NodeId id) {
        element.binary("Alt", pdf_text(utf16_of(pages_.nodes[id].alternative)));
        const auto found = boxes_.find(id);
        if (found == boxes_.end()) return;
        const FigureBox& box = found->second;
        HaruDict layout = element.dict("A");
        layout.name("O", "Layout").name("Placement", "Block");
        layout.array("BBox").real(box.left).real(box.bottom).real(box.right).real(box.top);
    }

    static void write_cell(HaruDict& element, const Node& node) {
        const bool scoped = node.scope != Node::Scope::none, spans = node.column_span > 1 || node.row_span > 1;
        if (!scoped && !spans) return;
        HaruDict table = element.dict("A");
        table.name("O", "Table");
        if (scoped) table.name("Scope", node.scope == Node::Scope::row ? "Row" : "Column");
        if (node.column_span > 1) table.number("ColSpan", node.column_span);
        if (node.row_span > 1) table.number("RowSpan", node.row_span);
    }

    // A widget's element refers to it (14.7.4.3); one without a node stands at the end.
    void write_form(const Widget& widget) {
        HaruDict element = widget.node != root_node ? *written_[widget.node] : document_.numbered_dict();
        if (widget.node == root_node) {
            element.name("S", "Form").add("P", *written_[root_node]);
            at_end_.push_back(element);
        }
        element.dict("K").name("Type", "OBJR").add("Obj", widget.dict).add("Pg", tagged_[widget.page].page);
        forms_.push_back(element);
    }

    void write_children(NodeId id) {
        const Plan::Element& element = plan_.elements[id];
        HaruDict made = *written_[id];
        const bool ends = id == root_node && !at_end_.empty();
        if (element.marks.empty() && element.children.empty() && !ends) return;  // An empty cell, or a form.
        if (element.marks.size() == 1 && element.children.empty() && !ends) {
            made.number("K", static_cast<std::int32_t>(element.marks.front().id));
            return;
        }
        HaruArray kids = made.array("K");
        for (const Mark mark : element.marks) write_mark(kids, mark, element.marks.front().page);
        if (element.children.size() > most_items) write_sections(kids, id);
        else for (const NodeId child : element.children) kids.add(*written_[child]);
        if (ends) for (const HaruDict& form : at_end_) kids.add(form);
    }

    // Of a very long list of children each part becomes a section.
    void write_sections(HaruArray& kids, NodeId id) {
        const std::vector<NodeId>& children = plan_.elements[id].children;
        for (std::size_t begin = 0; begin < children.size(); begin += most_items) {
            HaruDict section = document_.numbered_dict();
            section.name("S", "Sect").add("P", *written_[id]);
            HaruArray part = section.array("K");
            for (std::size_t i = begin; i < std::min(begin + most_items, children.size()); ++i)
                part.add(*written_[children[i]]), written_[children[i]]->add("P", section);
            kids.add(section);
        }
    }

    // `page`: the element's own, which its plain numbers are of.
    void write_mark(HaruArray& kids, Mark mark, std::uint32_t page) {
        const auto id = static_cast<std::int32_t>(mark.id);
        if (mark.page == page) {
            kids.number(id);
            return;
        }
        kids.dict().name("Type", "MCR").add("Pg", tagged_[mark.page].page).number("MCID", id);
    }

    // A number tree (7.9.7): for each page the elements of its marks.
    void write_parent_tree(HaruDict& root) {
        HaruDict tree = document_.numbered_dict();
        HaruArray leaves = tree.array("Kids");
        const std::size_t pages = tagged_.size();
        for (std::size_t first = 0; first < tagged_.size(); first += most_items / 2) {
            const std::size_t end = std::min(first + most_items / 2, tagged_.size());
            HaruDict leaf = document_.numbered_dict();
            leaf.array("Limits").number(static_cast<std::int32_t>(first)).number(static_cast<std::int32_t>(end - 1));
            HaruArray numbers = leaf.array("Nums");
            for (std::size_t page = first; page < end; ++page) write_parents(numbers, page);
            leaves.add(leaf);
        }
        if (!forms_.empty()) leaves.add(widgets_leaf(pages));
        root.add("ParentTree", tree).number("ParentTreeNextKey", static_cast<std::int32_t>(pages + forms_.size()));
    }

    // Of annotations the tree has the elements themselves, behind the pages.
    HaruDict widgets_leaf(std::size_t first) {
        const auto key = [first](std::size_t i) { return static_cast<std::int32_t>(first + i); };
        HaruDict leaf = document_.numbered_dict();
        leaf.array("Limits").number(key(0)).number(key(forms_.size() - 1));
        HaruArray numbers = leaf.array("Nums");
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            HaruDict widget = widgets_[i].dict;
            widget.number("StructParent", key(i));
            numbers.number(key(i)).add(forms_[i]);
        }
        return leaf;
    }

    void write_parents(HaruArray& numbers, std::size_t page) {
        HaruDict of = tagged_[page].page;
        of.number("StructParents", static_cast<std::int32_t>(page)).name("Tabs", "S");
        numbers.number(static_cast<std::int32_t>(page));
        HaruArray parents = document_.numbered_array();
        for (const NodeId node : tagged_[page].marks) parents.add(*written_[plan_.element_of[node]]);
        numbers.add(parents);
    }

    HaruDoc& document_;
    const Pages& pages_;
    const std::vector<TaggedPage>& tagged_;
    const std::vector<Widget>& widgets_;
    const Plan plan_;
    const std::map<NodeId, FigureBox> boxes_;
    std::vector<std::optional<HaruDict>> written_;  // One a node; of those that are kept.
    std::vector<HaruDict> forms_;   // The element of each widget;
    std::vector<HaruDict> at_end_;  // of those that have no node.
};

}  // namespace

const char* structure_type(const Node& node) {
    constexpr const char* headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    switch (node.role) {
        case Role::document: return "Document";
        case Role::section: return "Sect";
        case Role::heading:
            if (node.level < 1 || node.level > 6) throw PdfError("a heading has no level from 1 to 6");
            return headings[node.level - 1];
        case Role::paragraph: return "P";
        case Role::list: return "L";
        case Role::list_item: return "LI";
        case Role::list_body: return "LBody";
        case Role::table: return "Table";
        case Role::table_head: return "THead";
        case Role::table_body: return "TBody";
        case Role::table_row: return "TR";
        case Role::header_cell: return "TH";
        case Role::data_cell: return "TD";
        case Role::figure: return "Figure";
        case Role::form: return "Form";
        case Role::artifact: break;
    }
    throw PdfError("an artifact has no place in the structure");
}

void add_structure(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged, const std::vector<Widget>& widgets) {
    Writer(document, pages, tagged, widgets).write();
}

}  // namespace layout
