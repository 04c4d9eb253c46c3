#include "layout/template/compiler.h"

#include <algorithm>

namespace layout {

using namespace literals;

namespace {

class BlockCompiler {
public:
    BlockCompiler(const Compiler& compiler, Pt width) : compiler_(compiler), width_(width) {}

    BlockNode operator()(const Element& element, const SchemaView& schema) const {
        if (element.name == "paragraph" || element.name == "item" || element.name == "heading") return {compiler_.paragraph(element, schema)};
        if (element.name == "group") return {group(element, schema)};
        if (element.name == "table") return {table(element, schema)};
        if (element.name == "picture") return {picture(element, schema)};
        if (element.name == "qr") return {qr(element, schema)};
        if (element.name == "leader") return {leader(element, schema)};
        if (element.name == "chart") return {chart(element, schema)};
        if (element.name == "pinned") return {pinned(element, schema)};
        Attributes attributes(element, compiler_.file);
        if (element.name == "new-page") return attributes.finish_empty(), BlockNode{NewPage{}};
        if (element.name != "space") compiler_.fail(element.line, "unknown element <" + element.name + ">");
        Space space{attributes.length("height", {}), {}};
        space.least = attributes.length("least", space.height);
        if (space.least > space.height) attributes.fail("least is more than height");
        return attributes.finish_empty(), BlockNode{space};
    }

private:
    GroupNode group(const Element& element, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        GroupNode made;
        made.frame.left = attributes.length("left", {});
        made.frame.right = attributes.length("right", {});
        made.frame.centre_on_first = attributes.flag("centre-on-first", false);
        made.frame.keep_together = attributes.flag("keep-together", false);
        made.frame.lines_before = attributes.number("keep-lines-before", 0);
        if (made.frame.lines_before < 0 || made.frame.lines_before > 9) attributes.fail("keep-lines-before must be from 0 to 9");
        made.frame.transparent = !attributes.flag("section", false);
        attributes.finish();
        made.blocks = compiler_.blocks(element, width_ - made.frame.left - made.frame.right, schema);
        return made;
    }

    TableNode table(const Element& element, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        TableNode made;
        attributes.columns("columns", width_, made.frame);
        made.frame.rule = attributes.length("rule", {0.5});
        made.frame.padding_x = attributes.length("padding-x", {4});
        made.frame.padding_y = attributes.length("padding-y", {1});
        made.frame.gap = attributes.length("gap", {});
        made.frame.before = attributes.length("before", {});
        made.frame.after = attributes.length("after", {});
        made.frame.list = attributes.flag("list", false);
        made.frame.layout = attributes.flag("layout", made.frame.list);
        if (made.frame.list && !made.frame.layout) attributes.fail("a list is no table: layout=\"no\" contradicts list=\"yes\"");
        attributes.finish();
        bool body_seen = false;
        made.rows = compiler_.entries<RowNode>(element, schema, [&](const Element& child, const SchemaView& inner) {
            if (child.name != "row") compiler_.fail(child.line, "<table> holds <row>, not <" + child.name + ">");
            RowNode row = this->row(child, made.frame.columns.size(), inner);
            if (row.head && body_seen) compiler_.fail(child.line, "a head row stands below another row");
            body_seen = body_seen || !row.head;
            return row;
        });
        return made;
    }

    RowNode row(const Element& element, std::size_t columns, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        RowNode made;
        made.head = attributes.flag("head", false);
        attributes.finish();
        std::size_t covered = 0;
        for (const auto& child : element.children) {
            const auto* cell = std::get_if<Element>(&child);
            if (cell == nullptr) compiler_.fail(std::get<CharacterData>(child).line, "text is not allowed in <row>; put it into a cell");
            if (cell->name != "cell") compiler_.fail(cell->line, "<row> holds <cell>, not <" + cell->name + ">");
            made.cells.push_back(this->cell(*cell, made.head, schema));
            covered += made.cells.back().column_span;
        }
        if (covered != columns)
            compiler_.fail(element.line, "the row covers " + std::to_string(covered) + " of " + std::to_string(columns) + " columns");
        return made;
    }

    // A cell holds paragraphs, or text of its own style: <cell style="…">…</cell>.
    CellNode cell(const Element& element, bool head, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        CellNode made;
        const int span = attributes.number("span", 1);
        if (span < 1 || span > 99) attributes.fail("span must be from 1 to 99");
        made.column_span = static_cast<std::uint16_t>(span);
        made.header = attributes.flag("header", head);
        if (made.header) made.scope = head ? Node::Scope::column : Node::Scope::row;
        if (const auto style = attributes.text("style")) {
            ParagraphNode text{&compiler_.style(*style, element.line), {}};
            text.reserve = attributes.reserve();
            text.text = compiler_.text(element, text.style, schema);
            made.content.push_back({std::move(text)});
        } else {
            made.content = compiler_.paragraphs(element, schema);
        }
        attributes.finish();
        return made;
    }

    PictureNode picture(const Element& element, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        PictureNode made;
        if (attributes.required("of") != "emblem") attributes.fail("of must be emblem: the site has no other picture");
        made.frame.height = attributes.length("height", {});
        if (made.frame.height.value <= 0) attributes.fail("height must be more than nothing");
        made.frame.align = attributes.one_of<Align>("align", {{"left", Align::left}, {"centre", Align::centre}, {"right", Align::right}}, Align::left);
        if (attributes.text("x")) made.frame.at = Picture::Place{attributes.length("x", {}), attributes.length("y", {})};
        made.alternative = alternative(attributes, element, schema);
        if (const auto word = attributes.text("placeholder")) {
            ParagraphNode label{&compiler_.style(attributes.required("placeholder-style"), element.line), {}, Role::artifact};
            label.text = compiler_.text(*word, element.line, label.style, schema);
            made.placeholder = std::move(label);
        }
        if (const auto member = attributes.text("asked-by")) made.asked_by = compiler_.path(*member, element.line, schema);
        attributes.finish_empty();
        return made;
    }

    QrNode qr(const Element& element, const SchemaView& schema) const {
        // ISO/IEC 18004 leaves the module's size to whoever prints; a telephone reads this one from a copy.
        constexpr Pt least_module = 0.33_mm;
        Attributes attributes(element, compiler_.file);
        QrNode made;
        made.of = compiler_.path(attributes.required("of"), element.line, schema);
        made.module = attributes.length("module", least_module);
        if (made.module < least_module) attributes.fail("module must be 0.33mm at least");
        made.frame.gap = attributes.length("gap", {});
        made.frame.before = attributes.length("before", {});
        made.alternative = alternative(attributes, element, schema);
        attributes.finish();
        made.beside = compiler_.paragraphs(element, schema);
        return made;
    }

    // What stands for a figure where it cannot be seen: words of the form's own, whatever is absent.
    Template alternative(Attributes& attributes, const Element& element, const SchemaView& schema) const {
        Template made = compiler_.text(attributes.required("alternative"), element.line, nullptr, schema);
        const auto says_something = [](const Entry<Inline>& entry) {
            const auto* piece = std::get_if<Inline>(&entry.content);
            const auto* words = piece == nullptr ? nullptr : std::get_if<Inline::Literal>(&piece->content);
            return words != nullptr && words->text.find_first_not_of(u' ') != std::u16string::npos;
        };
        if (!std::any_of(made.begin(), made.end(), says_something)) attributes.fail("alternative has no words of its own");
        return made;
    }

    PinnedNode pinned(const Element& element, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        PinnedNode made;
        made.frame.x = attributes.length("x", {});
        made.frame.y = attributes.length("y", {});
        made.frame.width = attributes.length("width", width_);
        made.frame.height = attributes.length("height", {});
        made.frame.else_in_text = attributes.one_of<bool>("too-high", {{"refused", false}, {"in-text", true}}, false);
        attributes.finish();
        made.content = compiler_.paragraphs(element, schema);
        return made;
    }

    LeaderNode leader(const Element& element, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        LeaderNode made;
        made.frame.dot = attributes.length("dot", {0.6});
        made.frame.dot_distance = attributes.length("dot-distance", {2.6});
        made.frame.dot_drop = attributes.length("dot-drop", {2});
        made.frame.before = attributes.length("before", {});
        attributes.finish();
        if (made.frame.dot_distance.value <= 0) attributes.fail("dot-distance must be more than nothing");
        made.fields = compiler_.entries<LeaderNode::Field>(
            element, schema, [&](const Element& child, const SchemaView& inner) { return leader_field(child, inner); });
        return made;
    }

    LeaderNode::Field leader_field(const Element& element, const SchemaView& schema) const {
        if (element.name != "field") compiler_.fail(element.line, "<leader> holds <field>, not <" + element.name + ">");
        Attributes attributes(element, compiler_.file);
        LeaderNode::Field made;
        made.frame.from = attributes.length("from", {});
        made.frame.to = attributes.length("to", width_);
        made.frame.gap = attributes.length("gap", {6});
        made.label.style = &compiler_.style(attributes.required("label-style"), element.line);
        made.label.text = compiler_.text(attributes.required("label"), element.line, made.label.style, schema);
        made.content.style = &compiler_.style(attributes.required("style"), element.line);
        made.content.reserve = attributes.reserve();
        made.content.text = compiler_.text(element, made.content.style, schema);
        attributes.finish();
        return made;
    }

    ChartNode chart(const Element& element, const SchemaView& schema) const {
        Attributes attributes(element, compiler_.file);
        ChartNode made;
        made.bars = compiler_.path(attributes.required("bars"), element.line, schema);
        const SchemaView bar = schema.follow(made.bars).items();
        made.value = compiler_.path(attributes.required("value"), element.line, bar);
        made.target = compiler_.path(attributes.required("target"), element.line, schema);
        const Style& style = compiler_.style(attributes.required("style"), element.line);
        const auto labelled = [&](const char* name, const SchemaView& view) {
            return ParagraphNode{&style, compiler_.text(attributes.required(name), element.line, &style, view)};
        };
        made.label = labelled("label", bar);
        made.figure = labelled("figure", bar);
        made.target_label = labelled("target-label", schema);
        made.alternative = alternative(attributes, element, schema);
        made.frame.height = attributes.length("height", {80});
        made.frame.bar_colour = attributes.colour("colour", {0.5, 0.5, 0.5});
        made.frame.before = attributes.length("before", {});
        made.frame.after = attributes.length("after", {});
        attributes.finish_empty();
        return made;
    }

    const Compiler& compiler_;
    Pt width_;
};

}  // namespace

ParagraphNode Compiler::paragraph(const Element& element, const SchemaView& schema) const {
    Attributes attributes(element, file);
    ParagraphNode made;
    if (element.name == "heading") {
        made.role = Role::heading;
        made.level = attributes.number("level", 1);
        if (made.level < 1 || made.level > 6) attributes.fail("level must be from 1 to 6");
        if (const auto bookmark = attributes.text("bookmark")) made.bookmark = text(*bookmark, element.line, nullptr, schema);
    } else if (element.name == "item") {
        made.role = Role::list_item;
    } else if (element.name != "paragraph") {
        fail(element.line, "unknown element <" + element.name + ">");
    }
    made.style = &style(attributes.required("style"), element.line);
    made.lists = element.name == "paragraph" && attributes.flag("lists", false);
    if (element.name == "paragraph") made.reserve = attributes.reserve();
    attributes.finish();
    made.text = text(element, made.style, schema);
    return made;
}

std::vector<Entry<ParagraphNode>> Compiler::paragraphs(const Element& parent, const SchemaView& schema) const {
    return entries<ParagraphNode>(parent, schema,
                                  [&](const Element& child, const SchemaView& inner) { return paragraph(child, inner); });
}

Blocks Compiler::blocks(const Element& parent, Pt width, const SchemaView& schema) const {
    return entries<BlockNode>(parent, schema, BlockCompiler(*this, width));
}

}  // namespace layout
