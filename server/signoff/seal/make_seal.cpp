#include "server/signoff/seal/make_seal.h"

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

}  // namespace

Sealed make_seal(std::string file, const SignatureDictionary& place, const Credential& credential, const SealWishes& wishes) {
    check_time(credential, place.time);
    const std::string range = byte_range_of(place, file.size());
    file.replace(place.byte_range.begin, range.size(), range);

    CmsParts parts{credential.certificate(), credential.issuers(), sealed_digest(file, place, file.size()), {}, {}};
    parts.signature = credential.sign(signed_attributes(parts.certificate, parts.digest));
    Sealed sealed;
    if (wishes.level != SealLevel::b_b) try_time_stamp(parts, wishes, place, sealed);
    file.replace(place.contents.begin, width_of(place), contents_of(write_cms(parts), width_of(place)));
    sealed.bytes = std::move(file);
    return sealed;
}

}  // namespace server
