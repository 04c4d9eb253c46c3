#include "layout/pdf/write_pdf.h"

#include "layout/pdf/attachments.h"
#include "layout/pdf/content.h"
#include "layout/pdf/embed.h"
#include "layout/pdf/haru.h"
#include "layout/pdf/metadata.h"
#include "layout/pdf/outline.h"
#include "layout/pdf/seal_place.h"
#include "layout/pdf/structure.h"

#include <cmath>
#include <vector>

namespace layout {
namespace {

HaruDict add_form(HaruDoc& document, const Resources::Form& form) {
    const Path& path = *form.path;
    HaruDict made = document.stream(content_of(form));
    made.name("Type", "XObject").name("Subtype", "Form");
    // A picture's width beyond its edges on every side: a thick stroke must not be cut.
    made.array("BBox").real(-path.width).real(-path.height).real(2 * path.width).real(2 * path.height);
    made.array("Matrix").real(0.001).real(0).real(0).real(0.001).real(0).real(0);
    made.dict("Resources");
    return made;
}

// Every page refers to the same two dictionaries.
struct Shared {
    HaruDict fonts, forms;
};

Shared add_shared(HaruDoc& document, const Resources& resources) {
    const Shared shared{document.numbered_dict(), document.numbered_dict()};
    HaruDict fonts = shared.fonts, forms = shared.forms;
    std::size_t number = 0;
    for (const CellFont& font : resources.fonts())
        fonts.add(("F" + std::to_string(++number)).c_str(), embed(document, font));
    number = 0;
    for (const Resources::Form& form : resources.forms())
        forms.add(("P" + std::to_string(++number)).c_str(), add_form(document, form));
    return shared;
}

HaruDict add_page(HaruDoc& document, const Page& page, const std::string& content, const Shared& shared) {
    if (!(page.width > Pt{}) || !(page.height > Pt{})) throw PdfError("a page has no size");
    HaruDict made = document.add_page(content);
    made.array("MediaBox").number(0).number(0).real(page.width.value).real(page.height.value);
    document.resources_of(made).add("Font", shared.fonts).add("XObject", shared.forms);
    return made;
}

}  // namespace

std::string write_pdf(const Pages& pages, const Facts& facts, const CpuBudget& budget) try {
    if (pages.pages.empty() || pages.nodes.empty()) throw PdfError("a document has no page, or no node");
    Resources resources;
    std::vector<PageContent> contents;
    for (const Page& page : pages.pages) {
        budget.check();
        contents.push_back(content_of(page, pages.nodes, resources));
    }

    HaruDoc document;
    add_metadata(document, facts);
    const Shared shared = add_shared(document, resources);
    std::vector<TaggedPage> tagged;
    for (std::size_t i = 0; i < contents.size(); ++i)
        tagged.push_back({add_page(document, pages.pages[i], contents[i].stream, shared), std::move(contents[i].marks)});
    std::vector<Widget> widgets;
    if (facts.seal) widgets = add_seal_place(document, pages, tagged, shared.fonts, *facts.seal);
    add_structure(document, pages, tagged, widgets);
    add_outline(document, pages, tagged);
    add_attachments(document, facts);
    return document.save(facts.seal ? Framing::plain : Framing::packed);
} catch (const fonts::FontError& error) {
    throw PdfError(error.what());
}

}  // namespace layout
