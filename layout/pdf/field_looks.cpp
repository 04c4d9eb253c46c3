#include "layout/pdf/field_looks.h"

#include "layout/pdf/content.h"
#include "layout/pdf/embed.h"
#include "layout/pdf/haru.h"
#include "layout/pdf/seal_place.h"
#include "layout/pdf/write_pdf.h"

namespace layout {
namespace {

// The text as the only line of a page as large as the field; an appearance is no content of
// the document's own, so its marks are taken off.
std::string content_of(const FieldLook& look, const FieldBox& box, Resources& resources) {
    const Pt height{box.top - box.bottom}, drop = look.place->style.size * (look.place->style.face->descriptor().ascent / 1000.0);
    TextLine line;
    line.shaped = look.text;
    line.end = look.text->clusters.size();
    line.baseline = drop;
    const std::string marked = content_of(Page{Pt{box.right - box.left}, height, {line}}, {}, resources).stream;
    const std::size_t begin = marked.find("BT\n"), end = marked.rfind("EMC\n");
    if (begin == std::string::npos) throw PdfError("a field's text is empty");
    return "/Tx BMC\n" + marked.substr(begin, end - begin) + "EMC\n";
}

}  // namespace

std::vector<std::string> field_looks(std::span<const FieldLook> looks) {
    HaruDoc document;
    Resources resources;
    std::vector<HaruDict> forms;
    for (const FieldLook& look : looks) {
        const FieldBox box = field_box(*look.place, {});
        forms.push_back(document.stream(content_of(look, box, resources)));
        forms.back().name("Type", "XObject").name("Subtype", "Form");
        forms.back().array("BBox").number(0).number(0).real(box.right - box.left).real(box.top - box.bottom);
    }
    const HaruDict fonts = document.numbered_dict();
    std::size_t number = 0;
    for (const CellFont& font : resources.fonts()) HaruDict(fonts).add(("F" + std::to_string(++number)).c_str(), embed(document, font));
    for (HaruDict& form : forms) form.dict("Resources").add("Font", fonts);
    return document.bodies();
}

}  // namespace layout
