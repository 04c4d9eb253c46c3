#include "server/signoff/seal/make_seal.h"

#include "server/signoff/seal/add_validation.h"
#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/cms.h"
#include "server/signoff/seal/reasons.h"

namespace server {
namespace {

void check_time(const Credential& credential, std::chrono::sys_seconds time) {
    const X509Owned certificate = read_certificate(credential.certificate());
    if (time < valid_from(certificate.get()) || time > valid_until(certificate.get()))
        throw SealError("the certificate of " + subject_of(certificate.get()) + " is not valid at the time of the seal");
}

void sign(CmsParts& parts, const Credential& credential, SealLevel aim) {
    parts.aim = aim;
    parts.signature = credential.sign(signed_attributes(parts.certificate, parts.digest, aim));
}

std::size_t width_of(const SignatureDictionary& place) { return place.contents.end - place.contents.begin; }

// Adds a time stamp if there is one to be had that fits into its place.
void try_time_stamp(CmsParts& parts, const SealWishes& wishes, const SignatureDictionary& place, Sealed& sealed) {
    try {
        parts.time_stamp = ask_time_stamp(wishes.stamp, parts.signature, place.time);
        contents_of(write_cms(parts), width_of(place));
        sealed.level = SealLevel::b_t;
    } catch (const SealError& error) {
        parts.time_stamp.clear();
        layout::Problem problem = reason("time-stamp-missing");
        problem.english += std::string(" (") + error.what() + ")";
        sealed.lowered.push_back(std::move(problem));
    }
}

// To `aim`, but for the validation data; or to B-B where no time stamp is to be had.
Sealed seal_alone(std::string file, const SignatureDictionary& place, const Credential& credential, const SealWishes& wishes, SealLevel aim) {
    const std::string range = byte_range_of(place, file.size());
    file.replace(place.byte_range.begin, range.size(), range);

    CmsParts parts{credential.certificate(), credential.issuers(), sealed_digest(file, place, file.size()), {}, {}, {}};
    sign(parts, credential, aim);
    Sealed sealed;
    if (aim != SealLevel::b_b) try_time_stamp(parts, wishes, place, sealed);
    if (aim != SealLevel::b_b && parts.time_stamp.empty()) sign(parts, credential, SealLevel::b_b);
    file.replace(place.contents.begin, width_of(place), contents_of(write_cms(parts), width_of(place)));
    sealed.bytes = std::move(file);
    return sealed;
}

}  // namespace

Sealed make_seal(const std::string& file, const std::vector<SignatureDictionary>& others, const SignatureDictionary& place,
                 const Credential& credential, const SealWishes& wishes) {
    check_time(credential, place.time);
    Sealed sealed = seal_alone(file, place, credential, wishes, wishes.level);
    if (wishes.level != SealLevel::b_lt || sealed.level != SealLevel::b_t) return sealed;
    std::vector<SignatureDictionary> places = others;
    places.push_back(place);
    if (const auto missing = add_validation(sealed, places, wishes)) {
        sealed = seal_alone(file, place, credential, wishes, SealLevel::b_t);
        sealed.lowered.insert(sealed.lowered.begin(), *missing);
    }
    return sealed;
}

}  // namespace server
