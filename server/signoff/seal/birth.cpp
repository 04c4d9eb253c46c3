#include "server/signoff/seal/birth.h"

#include "server/signoff/seal/reasons.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace server {
namespace {

using Kind = PdfValue::Kind;
using Names = std::initializer_list<std::string_view>;

// Actions, layers, scripts, encryption (ISO 32000-1, 12.6, 8.11, 7.6), signatures of use.
constexpr auto never_keys = std::to_array<std::string_view>({"JS", "JavaScript", "OpenAction", "AA", "OC", "OCGs", "OCProperties", "XFA",
                                                             "NeedAppearances", "Encrypt", "Collection", "PieceInfo", "URI", "Launch", "RichMediaContent"});
constexpr auto never_actions =
    std::to_array<std::string_view>({"JavaScript", "Launch", "URI", "GoToR", "GoToE", "SubmitForm", "ResetForm", "ImportData", "Hide", "Named",
                                     "Rendition", "Movie", "Sound", "Thread", "Trans", "GoTo3DView", "SetOCGState"});

bool has_only(const PdfValue& dictionary, Names keys) {
    return std::ranges::all_of(dictionary.keys, [&](const std::string& key) { return std::ranges::find(keys, key) != keys.end(); });
}

class BirthReading {
public:
    explicit BirthReading(const PdfFile& file) : file_(file) {}

    layout::Result<SealFields> read() {
        const PdfValue& trailer = file_.revisions.front().trailer;
        catalog_ = file_.value(trailer, "Root", 1);
        if (!has_only(trailer, {"ID", "Root", "Info", "Size"}) || catalog_.kind != Kind::dictionary) return reason("document-form");
        if (!catalog_.has("Perms", Kind::dictionary)) return reason("seal-missing");
        const PdfValue& permissions = *catalog_.find("Perms");
        const auto signature = permissions.reference("DocMDP");
        if (!signature || permissions.keys.size() != 1) return reason("seal-missing");
        const auto place = read_signature_dictionary(file_.value(*signature, 1), file_.bytes);
        if (!place || place->permission == 0) return reason("seal-form", "/seal");
        fields_.signature = *signature;
        fields_.place = *place;
        if (!read_fields()) return reason("fields-form");
        if (!is_ours()) return reason("document-form");
        return fields_;
    }

private:
    bool read_fields() {
        if (!catalog_.has("AcroForm", Kind::dictionary)) return false;
        const PdfValue& form = *catalog_.find("AcroForm");
        if (!has_only(form, {"Fields", "SigFlags", "DA", "DR"}) || !form.has_number("SigFlags", "3") || !form.has("Fields", Kind::array)) return false;
        const std::vector<PdfValue>& all = form.find("Fields")->items;
        if (all.size() != (fields_.is_letter() ? 4 : 1)) return false;
        return std::ranges::all_of(all, [&](const PdfValue& item) { return item.kind == Kind::reference && read_field(item.object); });
    }

    // Each of the names once: a second finds its place taken.
    bool read_field(std::uint32_t object) {
        const PdfValue field = file_.value(object, 1);
        if (field.kind != Kind::dictionary || !field.has_name("Type", "Annot") || !field.has_name("Subtype", "Widget")) return false;
        if (!has_only(field, {"Type", "Subtype", "FT", "T", "TU", "V", "AP", "F", "Rect", "P", "StructParent", "DA", "Q", "MaxLen", "Ff"}))
            return false;
        if (!field.has("T", Kind::string)) return false;
        const std::string& name = field.find("T")->text;
        const bool text = name == "number" || name == "date";
        if (!field.has_name("FT", text ? "Tx" : "Sig")) return false;
        std::uint32_t* place = name == "seal" ? &fields_.seal : !fields_.is_letter() ? nullptr : name == "number" ? &fields_.number
                             : name == "date" ? &fields_.date : name == "records_seal" ? &fields_.records_seal : nullptr;
        if (!place || *place != 0) return false;
        *place = object;
        return name == "seal" ? field.reference("V") == fields_.signature : !field.find("V");
    }

    bool is_field(std::uint32_t object) const {
        return object != 0 && (object == fields_.seal || object == fields_.number || object == fields_.date || object == fields_.records_seal);
    }

    // Every object is one of ours, and something leads to it.
    bool is_ours() {
        if (!has_only(catalog_, {"Type", "Pages", "Metadata", "Lang", "ViewerPreferences", "MarkInfo", "StructTreeRoot", "OutputIntents", "Names",
                                 "AF", "AcroForm", "Perms", "Outlines", "PageMode", "PageLayout", "PageLabels"}))
            return false;
        std::set<std::uint32_t> seen;
        if (!note_references(file_.revisions.front().trailer, seen)) return false;
        for (std::vector<std::uint32_t> open(seen.begin(), seen.end()); !open.empty();) {
            const std::uint32_t object = open.back();
            open.pop_back();
            std::set<std::uint32_t> references;
            if (!file_.find(object, 1) || !is_ours(object, references)) return false;
            for (const std::uint32_t next : references)
                if (seen.insert(next).second) open.push_back(next);
        }
        return seen.size() == file_.revisions.front().objects.size();
    }

    bool is_ours(std::uint32_t object, std::set<std::uint32_t>& references) const {
        const PdfValue value = file_.value(object, 1);
        if (!note_references(value, references)) return false;
        if (value.kind != Kind::dictionary) return true;
        if ((value.has_name("Type", "Annot") || value.has_name("Subtype", "Widget") || value.find("FT")) && !is_field(object)) return false;
        if ((value.has_name("Type", "Sig") || value.find("ByteRange")) && object != fields_.signature) return false;
        if (file_.find(object, 1)->stream.end != 0 && (value.find("F") || value.has_name("Type", "ObjStm") || value.has_name("Type", "XRef")))
            return false;
        const PdfValue* annotations = value.find("Annots");
        return !annotations || (annotations->kind == Kind::array && std::ranges::all_of(annotations->items, [&](const PdfValue& item) {
                                    return item.kind == Kind::reference && is_field(item.object);
                                }));
    }

    const PdfFile& file_;
    PdfValue catalog_;
    SealFields fields_;
};

}  // namespace

layout::Result<SealFields> read_birth(const PdfFile& file) {
    return BirthReading(file).read();
}

bool note_references(const PdfValue& value, std::set<std::uint32_t>& references) {
    if (value.kind == Kind::reference) references.insert(value.object);
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
        if (std::ranges::find(never_keys, value.keys[i]) != never_keys.end()) return false;
        if (value.keys[i] == "S" && value.items[i].kind == Kind::name && std::ranges::find(never_actions, value.items[i].text) != never_actions.end())
            return false;
    }
    return std::ranges::all_of(value.items, [&](const PdfValue& item) { return note_references(item, references); });
}

}  // namespace server
