#include "layout/pdf/attachments.h"

#include "layout/pdf/metadata.h"
#include "layout/pdf/unicode.h"
#include "layout/pdf/write_pdf.h"

namespace layout {
namespace {

HaruDict add_file(HaruDoc& document, const Attachment& attachment, const Facts& facts) {
    HaruDict file = document.stream(attachment.bytes);
    file.name("Type", "EmbeddedFile").name("Subtype", attachment.media_type);
    HaruDict parameters = file.dict("Params");
    parameters.number("Size", static_cast<std::int32_t>(attachment.bytes.size()));
    if (facts.created) parameters.binary("ModDate", info_date(*facts.created));

    HaruDict named = document.numbered_dict();
    named.name("Type", "Filespec").binary("F", attachment.name).binary("UF", pdf_text(utf16_of(attachment.name)));
    named.binary("Desc", pdf_text(utf16_of(attachment.description))).name("AFRelationship", attachment.relationship);
    named.dict("EF").add("F", file).add("UF", file);
    return named;
}

bool is_ascii(const std::string& name) {
    for (const char c : name)
        if (c < 0x21 || c > 0x7E) return false;
    return !name.empty();
}

}  // namespace

void add_attachments(HaruDoc& document, const Facts& facts) {
    if (facts.attachments.empty()) return;
    HaruDict catalog = document.catalog();
    HaruArray associated = catalog.array("AF");
    HaruArray names = catalog.dict("Names").dict("EmbeddedFiles").array("Names");
    const std::string* last = nullptr;
    for (const Attachment& attachment : facts.attachments) {
        if (!is_ascii(attachment.name) || (last != nullptr && attachment.name <= *last))
            throw PdfError("the names of embedded files are not in their order, or not ASCII");
        last = &attachment.name;
        const HaruDict file = add_file(document, attachment, facts);
        associated.add(file);
        names.binary(attachment.name).add(file);
    }
}

}  // namespace layout
