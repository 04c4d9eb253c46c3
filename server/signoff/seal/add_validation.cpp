#include "server/signoff/seal/add_validation.h"

#include "server/signoff/seal/reasons.h"
#include "server/signoff/seal/seal_error.h"
#include "server/signoff/seal/validation_data.h"

namespace server {
namespace {

// Empty unless every one of them has a time stamp.
std::vector<StampedSeal> stamped_seals(std::string_view file, const std::vector<SignatureDictionary>& places) {
    std::vector<StampedSeal> seals;
    for (const SignatureDictionary& place : places) {
        const auto cms = cms_in(place.contents.of(file));
        auto parts = cms ? read_cms(*cms) : std::nullopt;
        auto stamp = parts ? read_time_stamp(parts->time_stamp, parts->signature, {}) : std::nullopt;
        if (!stamp) return {};
        seals.push_back({place.contents, std::move(*parts), std::move(*stamp)});
    }
    return seals;
}

}  // namespace

std::optional<layout::Problem> add_validation(Sealed& sealed, const std::vector<SignatureDictionary>& places, const SealWishes& wishes) {
    const std::vector<StampedSeal> seals = stamped_seals(sealed.bytes, places);
    const NeededData needed = needed_data(seals, wishes.validation);
    if (needed.revoked) throw SealError("the certificate of a seal was revoked before the time of the seal");
    if (seals.empty() || !needed.complete) return reason("validation-incomplete");
    const auto file = read_pdf_file(sealed.bytes);
    if (!file) throw SealError("the sealed file does not read");
    const std::string update = write_validation(*file, file->revisions.size(), seals, needed.data);
    sealed.bytes += update;
    sealed.level = SealLevel::b_lt;
    return std::nullopt;
}

}  // namespace server
