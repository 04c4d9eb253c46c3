#include "server/signoff/seal/unsealed.h"

#include "server/signoff/seal/birth.h"
#include "server/signoff/seal/pdf_text.h"

namespace server {

std::optional<Unsealed> unsealed(std::string_view pdf) {
    const auto file = read_pdf_file(pdf);
    if (!file) return std::nullopt;
    const auto birth = read_birth(*file);
    if (!birth) return std::nullopt;
    const SignatureDictionary& place = birth->place;
    Unsealed made{std::string(pdf.substr(0, file->revisions[0].end)), place.time, utf8_of_pdf(place.name), utf8_of_pdf(place.reason), birth->is_letter()};
    made.bytes.replace(place.byte_range.begin, blank_byte_range.size(), blank_byte_range);
    made.bytes.replace(place.contents.begin + 1, contents_digits, contents_digits, '0');
    return made;
}

}  // namespace server
