// The parts of compile_form, which are four files: styles, inline text, blocks, the whole.

#pragma once

#include "fonts/catalogue.h"
#include "layout/template/attributes.h"
#include "layout/template/form_tree.h"

#include <string>
#include <string_view>

namespace layout {

struct Compiler {
    std::string file;
    const fonts::Catalogue& faces;
    FormTree& tree;
    bool furniture = false;  // In a header, footer or cue: only these know the page's number,
    bool cue = false;        // and only a cue the words of the next one.

    [[noreturn]] void fail(int line, const std::string& what) const { fail_at(file, line, what); }

    // compile_styles.cpp
    void add_style(const Element& element);
    void add_words(const Element& element);
    const Style& style(const std::string& name, int line) const;

    // compile_inline.cpp. `style` is nullptr for text that is not drawn (a file name).
    Template text(const Element& element, const Style* style, const SchemaView& schema) const;
    Template text(std::string_view attribute, int line, const Style* style, const SchemaView& schema) const;
    MemberPath path(std::string_view text, int line, const SchemaView& schema) const;
    Test test(Attributes& attributes, int line, const SchemaView& schema) const;

    // compile_blocks.cpp
    ParagraphNode paragraph(const Element& element, const SchemaView& schema) const;
    Blocks blocks(const Element& parent, Pt width, const SchemaView& schema) const;
    std::vector<Entry<ParagraphNode>> paragraphs(const Element& parent, const SchemaView& schema) const;

    // The elements inside `parent`, <if> and <each> unfolded, the others made by `leaf`,
    // which is called with the element and the schema of the item it stands in.
    template <class Leaf, class Make>
    std::vector<Entry<Leaf>> entries(const Element& parent, const SchemaView& schema, const Make& leaf) const;
};

template <class Leaf, class Make>
std::vector<Entry<Leaf>> Compiler::entries(const Element& parent, const SchemaView& schema, const Make& leaf) const {
    std::vector<Entry<Leaf>> made;
    for (const auto& child : parent.children) {
        const auto* element = std::get_if<Element>(&child);
        if (element == nullptr) {
            const auto& data = std::get<CharacterData>(child);
            if (data.text.find_first_not_of(" \t") == std::string::npos) continue;
            fail(data.line, "text is not allowed in <" + parent.name + ">; put it into a paragraph");
        }
        if (element->name == "if") {
            Attributes attributes(*element, file);
            typename Entry<Leaf>::If condition{test(attributes, element->line, schema), {}};
            attributes.finish();
            condition.entries = entries<Leaf>(*element, schema, leaf);
            made.push_back({std::move(condition)});
        } else if (element->name == "each") {
            Attributes attributes(*element, file);
            const MemberPath of = path(attributes.required("of"), element->line, schema);
            attributes.finish();
            const SchemaView item = schema.follow(of).items();
            if (!item.known()) fail(element->line, "<each>: the member is no list");
            made.push_back({typename Entry<Leaf>::Each{of, entries<Leaf>(*element, item, leaf), {}}});
        } else {
            made.push_back({leaf(*element, schema)});
        }
    }
    return made;
}

}  // namespace layout
