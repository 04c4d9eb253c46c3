#include "server/signoff/seal/seal.h"

#include "server/signoff/seal/birth.h"
#include "server/signoff/seal/make_seal.h"
#include "server/signoff/seal/reasons.h"
#include "server/signoff/seal/seal_error.h"
#include "server/signoff/seal/verify_seal.h"

#include <algorithm>

namespace server {

Sealed seal(std::string_view pdf, const Credential& credential, const SealWishes& wishes) {
    const auto file = read_pdf_file(pdf);
    if (!file || file->revisions.size() != 1) throw SealError("the file is not one that was written once, to be sealed");
    const auto birth = read_birth(*file);
    if (!birth) throw SealError("the file cannot be sealed: " + birth.problems().front().english);
    const std::string_view contents = birth->place.contents.of(pdf);
    const bool blank = contents.find_first_not_of('0', 1) == contents.size() - 1;
    if (birth->place.byte_range.of(pdf) != blank_byte_range || !blank) throw SealError("the file is sealed already");

    SealWishes reachable = wishes;
    if (birth->is_letter()) reachable.level = std::min(wishes.level, SealLevel::b_t);
    Sealed sealed = make_seal(std::string(pdf), {}, birth->place, credential, reachable);
    if (reachable.level != wishes.level && sealed.level == SealLevel::b_t) sealed.lowered.push_back(reason("validation-later"));
    if (!verify_seal(sealed.bytes).valid) throw SealError("the sealed file does not verify");
    return sealed;
}

}  // namespace server
