#include "layout/template/compiler.h"

namespace layout {
namespace {

// What a style says; the lengths that follow from its face are filled in afterwards.
struct Wanted {
    std::string family;
    bool bold = false, scaled = true;
    Pt size{16};
    std::optional<Pt> pitch;
};

const std::map<std::string, Align> aligns = {
    {"left", Align::left}, {"centre", Align::centre}, {"right", Align::right}, {"justify", Align::justify}};

std::shared_ptr<const fonts::Face> face_of(const fonts::Catalogue& faces, const Wanted& wanted,
                                           const Attributes& attributes) {
    auto face = faces.find(wanted.family, wanted.bold);
    if (!face) attributes.fail("the catalogue has no " + wanted.family + (wanted.bold ? " bold" : " regular"));
    return face;
}

// Sizes are TH Sarabun sizes; scale="none" sets the face at the very size (for benches).
void set_lengths(Style& style, const Wanted& wanted) {
    const fonts::FaceEntry& entry = style.regular->entry();
    style.size = wanted.scaled ? wanted.size * entry.scale : wanted.size;
    const Pt nominal = style.size / entry.scale;
    style.paragraph.pitch = wanted.pitch.value_or(nominal * entry.pitch);
    style.paragraph.ascent = style.paragraph.pitch * (entry.ascent / entry.pitch);
}

}  // namespace

void Compiler::add_style(const Element& element) {
    Attributes attributes(element, file);
    const std::string name = attributes.required("name");
    if (tree.styles.contains(name)) attributes.fail("the style " + name + " stands twice");
    auto made = std::make_unique<Style>();
    Wanted wanted;
    wanted.family = attributes.text("family").value_or(faces.families().front());
    wanted.bold = attributes.flag("bold", false);
    wanted.size = attributes.length("size", wanted.size);
    wanted.scaled = attributes.one_of<bool>("scale", {{"none", false}, {"catalogue", true}}, true);
    if (attributes.text("pitch")) wanted.pitch = attributes.length("pitch", {});
    made->regular = face_of(faces, wanted, attributes);
    made->bold = faces.find(wanted.family, true);
    made->colour = attributes.colour("colour", black);
    ParagraphStyle& paragraph = made->paragraph;
    paragraph.align = attributes.one_of("align", aligns, Align::left);
    paragraph.first_indent = attributes.length("first-indent", {});
    paragraph.left = attributes.length("left", {});
    paragraph.right = attributes.length("right", {});
    paragraph.before = attributes.length("before", {});
    paragraph.after = attributes.length("after", {});
    paragraph.keep_with_next = attributes.flag("keep-with-next", false);
    attributes.finish_empty();
    if (wanted.size.value <= 0 || (wanted.pitch && wanted.pitch->value <= 0)) attributes.fail("size and pitch must be more than nothing");
    set_lengths(*made, wanted);
    tree.styles.emplace(name, std::move(made));
}

void Compiler::add_words(const Element& element) {
    Attributes attributes(element, file);
    const std::string name = attributes.required("name");
    attributes.finish();
    if (tree.lists.contains(name)) attributes.fail("the word list " + name + " stands twice");
    auto& list = tree.lists[name];
    for (const auto& child : element.children) {
        const auto* word = std::get_if<Element>(&child);
        if (word == nullptr || word->name != "word") fail(element.line, "<words> holds <word is=\"…\">…</word> only");
        Attributes of_word(*word, file);
        const std::string is = of_word.required("is");
        of_word.finish();
        const auto* data = word->children.size() == 1 ? std::get_if<CharacterData>(&word->children[0]) : nullptr;
        if (data == nullptr) fail(word->line, "<word> holds text only");
        if (!list.emplace(is, data->text).second) fail(word->line, "the word \"" + is + "\" stands twice");
    }
}

const Style& Compiler::style(const std::string& name, int line) const {
    const auto found = tree.styles.find(name);
    if (found == tree.styles.end()) fail(line, "unknown style " + name);
    return *found->second;
}

}  // namespace layout
