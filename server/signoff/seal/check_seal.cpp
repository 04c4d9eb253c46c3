#include "server/signoff/seal/check_seal.h"

#include "fonts/sha256.h"
#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/reasons.h"

namespace server {
namespace {

// Adds the reason when it is not so.
void expect(bool so, const char* code, const std::string& field, layout::Problems& reasons) {
    if (!so) reasons.push_back(reason(code, field));
}

void check_certificate(CheckedSeal& seal, const std::string& field, const std::vector<Der>& anchors) {
    const X509Owned certificate = read_certificate(seal.parts.certificate);
    seal.found.signer = common_name_of(certificate.get());
    seal.found.subject = subject_of(certificate.get());
    const auto time = seal.found.time;
    expect(signature_fits(certificate.get(), signed_attributes(seal.parts.certificate, seal.parts.digest, seal.parts.aim), seal.parts.signature), "signature",
           field, seal.reasons);
    expect(may_sign(certificate.get()), "certificate-use", field, seal.reasons);
    expect(time >= valid_from(certificate.get()) && time <= valid_until(certificate.get()), "certificate-expired", field, seal.reasons);
    expect(is_one_chain(certificate.get(), seal.parts.issuers, anchors), "certificate-chain", field, seal.reasons);
    if (!anchors.empty())
        expect(leads_to(anchors, certificate.get(), seal.parts.issuers, time), "certificate-untrusted", field, seal.reasons);
}

}  // namespace

CheckedSeal check_seal(std::string_view file, const SignatureDictionary& place, std::size_t end, const std::string& field,
                       const std::vector<Der>& anchors) try {
    CheckedSeal seal;
    seal.found.field = field.substr(1);
    seal.found.time = place.time;
    seal.found.sha256 = fonts::sha256_hex(file.substr(0, end));
    if (place.byte_range.of(file) != byte_range_of(place, end)) {
        seal.reasons.push_back(reason("byte-range", field));
        return seal;
    }
    const auto cms = cms_in(place.contents.of(file));
    const auto parts = cms ? read_cms(*cms) : std::nullopt;
    if (!parts) {
        seal.reasons.push_back(reason("signature-form", field));
        return seal;
    }
    seal.parts = *parts;
    expect(seal.parts.digest == sealed_digest(file, place, end), "digest", field, seal.reasons);
    if (!seal.parts.time_stamp.empty()) {
        seal.stamp = read_time_stamp(seal.parts.time_stamp, seal.parts.signature, anchors);
        expect(seal.stamp.has_value(), "time-stamp", field, seal.reasons);
        if (seal.stamp) seal.found.time = seal.stamp->time;
        seal.found.level = SealLevel::b_t;
    }
    seal.found.aim = seal.parts.aim;
    expect((seal.found.level == SealLevel::b_b) == (seal.found.aim == SealLevel::b_b), "level-changed", field, seal.reasons);
    check_certificate(seal, field, anchors);
    return seal;
} catch (const SealError&) {
    return {{field.substr(1)}, {}, {}, {reason("signature-form", field)}};  // A certificate or range that we could not have written.
}

}  // namespace server
