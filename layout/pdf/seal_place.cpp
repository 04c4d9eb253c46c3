#include "layout/pdf/seal_place.h"

#include "layout/pdf/metadata.h"
#include "layout/pdf/unicode.h"
#include "layout/pdf/write_pdf.h"

#include <array>
#include <string>
#include <utility>

namespace layout {
namespace {

constexpr std::size_t contents_bytes = 12'288;  // For a chain of RSA-4096 and a time stamp with its own.
constexpr std::int32_t blank_offset = 2'000'000'000;  // As wide as any offset.
constexpr std::int32_t print_and_locked = 4 | 128;    // Table 165. PDF/A wants every annotation printed.
constexpr std::int32_t read_only = 1;                 // Table 221: filled by an update, not by hand.

class Writer {
public:
    Writer(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged, HaruDict fonts, const SealPlace& place)
        : document_(document), pages_(pages), tagged_(tagged), fonts_(fonts), place_(place) {}

    std::vector<Widget> write() {
        const HaruDict signature = add_signature();
        document_.catalog().dict("Perms").add("DocMDP", signature);
        add_field("Sig", "seal", "ตราประทับอิเล็กทรอนิกส์ของผู้ลงนาม", 0, root_node).add("V", signature);
        if (place_.numbered_later) {
            add_text_field("number", "เลขที่หนังสือ");
            add_text_field("date", "วันที่ของหนังสือ");
            add_field("Sig", "records_seal", "ตราประทับอิเล็กทรอนิกส์ของงานสารบรรณ", 0, root_node);
        }
        add_form();
        return std::move(widgets_);
    }

private:
    // Table 252; SubFilter of ETSI EN 319 142-1, 5.3.
    HaruDict add_signature() {
        HaruDict signature = document_.numbered_dict();
        signature.name("Type", "Sig").name("Filter", "Adobe.PPKLite").name("SubFilter", "ETSI.CAdES.detached");
        signature.binary("M", info_date(place_.time));
        if (!place_.name.empty()) signature.binary("Name", pdf_text(utf16_of(place_.name)));
        if (!place_.reason.empty()) signature.binary("Reason", pdf_text(utf16_of(place_.reason)));
        signature.array("ByteRange").number(0).number(blank_offset).number(blank_offset).number(blank_offset);
        signature.binary("Contents", std::string(contents_bytes, '\0'));
        HaruDict reference = signature.array("Reference").dict();
        reference.name("Type", "SigRef").name("TransformMethod", "DocMDP");
        reference.dict("TransformParams").name("Type", "TransformParams").number("P", place_.numbered_later ? 2 : 1).name("V", "1.2");
        return signature;
    }

    HaruDict add_field(const char* type, const std::string& name, const char* description, std::size_t page, NodeId node) {
        HaruDict field = document_.numbered_dict();
        field.name("Type", "Annot").name("Subtype", "Widget").name("FT", type).binary("T", name);
        field.binary("TU", pdf_text(utf16_of(description))).number("F", print_and_locked).add("P", tagged_[page].page);
        if (std::string_view(type) == "Sig") field.array("Rect").number(0).number(0).number(0).number(0);
        widgets_.push_back({node, page, field});
        return field;
    }

    struct Found {
        std::size_t page = 0;
        const FieldPlace* place = nullptr;
    };

    Found find(const std::string& name) const {
        Found found;
        for (std::size_t page = 0; page < pages_.pages.size(); ++page)
            for (const Item& item : pages_.pages[page].items) {
                const auto* place = std::get_if<FieldPlace>(&item);
                if (place == nullptr || place->field != name) continue;
                if (found.place != nullptr) throw PdfError("a document has two places for its " + name);
                found = {page, place};
            }
        if (found.place == nullptr) throw PdfError("a document that is numbered later has no place for its " + name);
        return found;
    }

    // Empty, with an empty appearance: what is written there later brings its own.
    void add_text_field(const std::string& name, const char* description) {
        const auto [page, place] = find(name);
        const FieldBox box = field_box(*place, pages_.pages[page].height);
        HaruDict look = document_.stream("");
        look.name("Type", "XObject").name("Subtype", "Form");
        look.array("BBox").number(0).number(0).real(box.right - box.left).real(box.top - box.bottom);
        look.dict("Resources");
        HaruDict field = add_field("Tx", name, description, page, place->node);
        field.array("Rect").real(box.left).real(box.bottom).real(box.right).real(box.top);
        field.number("Ff", read_only).binary("DA", "/F1 0 Tf 0 g").dict("AP").add("N", look);
    }

    void add_form() {
        HaruDict form = document_.catalog().dict("AcroForm");
        HaruArray fields = form.array("Fields");
        std::vector<std::vector<HaruDict>> of_page(tagged_.size());
        for (const Widget& widget : widgets_) {
            fields.add(widget.dict);
            of_page[widget.page].push_back(widget.dict);
        }
        if (place_.numbered_later) form.dict("DR").add("Font", fonts_);
        form.number("SigFlags", 3);  // Signatures exist, and updates only append (table 219).
        for (std::size_t page = 0; page < of_page.size(); ++page) {
            if (of_page[page].empty()) continue;
            HaruDict holder = tagged_[page].page;
            HaruArray annotations = holder.array("Annots");
            for (const HaruDict& widget : of_page[page]) annotations.add(widget);
        }
    }

    HaruDoc& document_;
    const Pages& pages_;
    const std::vector<TaggedPage>& tagged_;
    const HaruDict fonts_;
    const SealPlace& place_;
    std::vector<Widget> widgets_;
};

}  // namespace

FieldBox field_box(const FieldPlace& place, Pt page_height) {
    const fonts::Descriptor& face = place.style.face->descriptor();
    const double baseline = (page_height - place.baseline).value, size = place.style.size.value;
    return {place.x.value, baseline + size * face.descent / 1000, (place.x + place.width).value, baseline + size * face.ascent / 1000};
}

std::vector<Widget> add_seal_place(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged, HaruDict fonts, const SealPlace& place) {
    return Writer(document, pages, tagged, fonts, place).write();
}

}  // namespace layout
