#include "layout/template/compile_form.h"

#include "layout/template/compiler.h"

namespace layout {
namespace {

using namespace literals;

// ISO 216 A4, 210 × 297 mm, as PDF readers write it.
constexpr Pt a4_width = 595.28_pt, a4_height = 841.89_pt;

PageFrame page_frame(const Element& element, const std::string& file) {
    Attributes attributes(element, file);
    PageFrame frame;
    frame.width = attributes.length("width", a4_width);
    frame.height = attributes.length("height", a4_height);
    frame.left = attributes.length("left", 25_mm);
    frame.right = attributes.length("right", 25_mm);
    frame.top = attributes.length("top", 25_mm);
    frame.first_top = attributes.length("first-top", frame.top);
    frame.bottom = attributes.length("bottom", 25_mm);
    attributes.finish_empty();
    if (frame.column().value <= 0 || frame.room().value <= 0 || frame.height <= frame.first_top + frame.bottom) attributes.fail("the margins leave no room");
    return frame;
}

FurnitureNode furniture_of(const Element& element, Compiler compiler, const SchemaView& schema) {
    compiler.furniture = true;
    Attributes attributes(element, compiler.file);
    FurnitureNode made;
    attributes.required("top");
    made.frame.top = attributes.length("top", {});
    made.frame.first_page = attributes.flag("first-page", true);
    attributes.finish();
    made.content = compiler.paragraphs(element, schema);
    return made;
}

CueNode cue_of(const Element& element, Compiler compiler, const SchemaView& schema) {
    compiler.furniture = compiler.cue = true;
    Attributes attributes(element, compiler.file);
    CueNode made;
    made.frame.below = attributes.length("below", {});
    made.frame.bottom = attributes.length("bottom", compiler.tree.frame.bottom);
    attributes.finish();
    made.content = compiler.paragraphs(element, schema);
    return made;
}

// Everything that paragraphs refer to is read before the first of them.
void read_definitions(const Element& root, Compiler& compiler) {
    for (const auto& child : root.children) {
        const auto* element = std::get_if<Element>(&child);
        if (element == nullptr) compiler.fail(std::get<CharacterData>(child).line, "text is not allowed in <form>");
        if (element->name == "page") compiler.tree.frame = page_frame(*element, compiler.file);
        else if (element->name == "style") compiler.add_style(*element);
        else if (element->name == "words") compiler.add_words(*element);
        else if (element->name != "header" && element->name != "footer" && element->name != "cue" && element->name != "body")
            compiler.fail(element->line, "unknown element <" + element->name + ">");
    }
}

void read_content(const Element& root, Compiler& compiler, const SchemaView& schema) {
    bool body = false;
    for (const auto& child : root.children) {
        const auto& element = std::get<Element>(child);
        if (element.name == "header" || element.name == "footer") {
            compiler.tree.furniture.push_back(furniture_of(element, compiler, schema));
        } else if (element.name == "cue") {
            compiler.tree.cue = cue_of(element, compiler, schema);
        } else if (element.name == "body") {
            if (body) compiler.fail(element.line, "<body> stands twice");
            Attributes(element, compiler.file).finish();
            body = true;
            compiler.tree.body = compiler.blocks(element, compiler.tree.frame.column(), schema);
        }
    }
    if (!body) compiler.fail(root.line, "<form> has no <body>");
}

void read_facts(Attributes& attributes, const Element& root, Compiler& compiler, const SchemaView& schema) {
    const auto text = [&](const char* name, bool needed) {
        const std::string given = needed ? attributes.required(name) : attributes.text(name).value_or("");
        return compiler.text(given, root.line, nullptr, schema);
    };
    compiler.tree.version = attributes.required("version");
    compiler.tree.rules = attributes.text("rules").value_or("");
    compiler.tree.title = text("document-title", true);
    compiler.tree.author = text("author", false);
    compiler.tree.subject = text("subject", false);
    compiler.tree.file_name = text("file-name", true);
    compiler.tree.ascii_file_name = text("ascii-file-name", true);
    if (const auto created = attributes.text("created")) compiler.tree.created = compiler.path(*created, root.line, schema);
    compiler.tree.digits = attributes.one_of<Digits>(
        "digits", {{"thai", Digits::thai}, {"arabic", Digits::arabic}, {"as-given", Digits::as_given}}, Digits::as_given);
    if (const auto from = attributes.text("digits-from")) compiler.tree.digits_from = compiler.path(*from, root.line, schema);
}

}  // namespace

std::unique_ptr<const FormTree> compile_form(const Element& root, const Value& schema, const fonts::Catalogue& faces,
                                             std::string_view file) {
    if (root.name != "form") fail_at(file, root.line, "the root element must be <form>");
    auto tree = std::make_unique<FormTree>();
    tree->frame = {a4_width, a4_height, 25_mm, 25_mm, 25_mm, 25_mm, 25_mm};
    Compiler compiler{std::string(file), faces, *tree};
    const SchemaView view(schema);
    Attributes attributes(root, file);
    attributes.required("title");
    read_facts(attributes, root, compiler, view);
    attributes.finish();
    read_definitions(root, compiler);
    read_content(root, compiler, view);
    return tree;
}

std::string form_title(const Element& root, std::string_view file) { return Attributes(root, file).required("title"); }

}  // namespace layout
