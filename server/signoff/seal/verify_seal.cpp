#include "server/signoff/seal/verify_seal.h"

#include "server/signoff/seal/birth.h"
#include "server/signoff/seal/check_seal.h"
#include "server/signoff/seal/numbering.h"
#include "server/signoff/seal/openssl_handles.h"
#include "server/signoff/seal/pdf_text.h"
#include "server/signoff/seal/reasons.h"
#include "server/signoff/seal/test_authority.h"

#include <openssl/pem.h>

#include <algorithm>

namespace server {
namespace {

class Verification {
public:
    Verification(const PdfFile& file, const std::vector<Der>& anchors) : file_(file), anchors_(anchors) {}

    SealReport verify() {
        report_.trust_checked = !anchors_.empty();
        const auto birth = read_birth(file_);
        if (!birth) return fail(birth.problems());
        report_.letter = birth->is_letter();
        take(check_seal(file_.bytes, birth->place, file_.revisions[0].end, "/seal", anchors_), birth->place);
        std::size_t known = 1;
        if (birth->is_letter() && file_.revisions.size() > 1) {
            if (!take_numbering(*birth)) return fail({reason("numbering-form")});
            known = 2;
        }
        if (file_.revisions.size() > known + 1) return fail({reason("update")});
        if (file_.revisions.size() > known) check_validation();
        else if (aims_at_validation()) report_.reasons.push_back(reason("level-changed", last_seal()));
        report_.valid = report_.reasons.empty();
        add_remarks();
        return std::move(report_);
    }

private:
    SealReport fail(const layout::Problems& reasons) {
        report_.reasons.insert(report_.reasons.end(), reasons.begin(), reasons.end());
        return std::move(report_);
    }

    void take(CheckedSeal seal, const SignatureDictionary& place) {
        report_.reasons.insert(report_.reasons.end(), seal.reasons.begin(), seal.reasons.end());
        report_.seals.push_back(seal.found);
        if (seal.stamp) stamped_.push_back({place.contents, seal.parts, *seal.stamp});
    }

    bool take_numbering(const SealFields& birth) {
        const auto numbering = read_numbering(file_, birth);
        const auto place = numbering_signature(file_);
        if (!numbering || !place) return false;
        report_.number = utf8_of_pdf(numbering->number);
        report_.date = utf8_of_pdf(numbering->date);
        take(check_seal(file_.bytes, *place, file_.revisions[1].end, "/records_seal", anchors_), *place);
        return true;
    }

    // The last seal of a file brings the validation data of all.
    bool aims_at_validation() const { return report_.seals.back().aim == SealLevel::b_lt; }
    std::string last_seal() const { return "/" + report_.seals.back().field; }

    // The last revision holds what is needed and nothing else.
    void check_validation() {
        const auto data = stamped_.size() == report_.seals.size() ? read_validation(file_, stamped_) : std::nullopt;
        const NeededData needed = data ? needed_data(stamped_, *data) : NeededData{};
        const bool exact = data && needed.complete && needed.data == *data;
        if (needed.revoked) report_.reasons.push_back(reason("revoked"));
        else if (!exact) report_.reasons.push_back(reason("validation-form"));
        else if (!aims_at_validation()) report_.reasons.push_back(reason("level-changed", last_seal()));
        for (SealFound& seal : report_.seals) seal.level = SealLevel::b_lt;
    }

    void add_remarks() {
        if (!report_.trust_checked) report_.remarks.push_back(reason("trust-not-checked"));
        for (const SealFound& seal : report_.seals) {
            if (seal.level == SealLevel::b_b) report_.remarks.push_back(reason("time-stated", "/" + seal.field));
            if (seal.subject.find(test_authority_name) != std::string::npos) report_.remarks.push_back(reason("test-seal", "/" + seal.field));
        }
    }

    const PdfFile& file_;
    const std::vector<Der>& anchors_;
    SealReport report_;
    std::vector<StampedSeal> stamped_;
};

}  // namespace

SealReport verify_seal(std::string_view pdf, const std::vector<Der>& anchors) try {
    const auto file = read_pdf_file(pdf);
    if (file) return Verification(*file, anchors).verify();
    SealReport report;
    report.reasons = file.problems();
    return report;
} catch (const SealError&) {
    SealReport report;  // A certificate with a date, or data, that OpenSSL cannot express.
    report.reasons.push_back(reason("signature-form"));
    return report;
}

std::vector<Der> read_anchors(std::string_view pem) {
    const BioOwned memory(made(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), "read certificates"));
    std::vector<Der> anchors;
    while (X509* read = PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr)) {
        const X509Owned certificate(read);
        anchors.push_back(der_of(read, &i2d_X509));
    }
    ERR_clear_error();
    if (anchors.empty()) throw SealError("there is no certificate among the trust anchors");
    return anchors;
}

}  // namespace server
