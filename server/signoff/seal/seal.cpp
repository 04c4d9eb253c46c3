#include "server/signoff/seal/seal.h"

#include "server/signoff/seal/make_seal.h"
#include "server/signoff/seal/pdf_file.h"
#include "server/signoff/seal/reasons.h"
#include "server/signoff/seal/seal_error.h"

namespace server {
namespace {

SignatureDictionary unsealed_place(const PdfFile& file) {
    if (file.revisions.size() != 1) throw SealError("the file has been saved more than once");
    const PdfValue catalog = file.value(file.revisions[0].trailer, "Root", 1);
    if (!catalog.has("Perms", PdfValue::Kind::dictionary)) throw SealError("the file was not made to be sealed");
    const auto place = read_signature_dictionary(file.value(*catalog.find("Perms"), "DocMDP", 1), file.bytes);
    if (!place || place->permission == 0) throw SealError("the file was not made to be sealed");
    const std::string_view contents = place->contents.of(file.bytes);
    const bool blank = contents.find_first_not_of('0', 1) == contents.size() - 1;
    if (place->byte_range.of(file.bytes) != blank_byte_range || !blank) throw SealError("the file is sealed already");
    return *place;
}

}  // namespace

Sealed seal(std::string_view pdf, const Credential& credential, const SealWishes& wishes) {
    const auto file = read_pdf_file(pdf);
    if (!file) throw SealError("the file is not one of ours");
    const SignatureDictionary place = unsealed_place(*file);
    return make_seal(std::string(pdf), place, credential, wishes);
}

}  // namespace server
