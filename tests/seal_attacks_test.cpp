// Forgeries by somebody with good tools: updates written as PDF asks, files prepared before they
// were sealed, seals by other keys. Each must be found for its own reason.

#include "server/signoff/seal/cms.h"
#include "server/signoff/seal/make_seal.h"
#include "server/signoff/seal/numbering.h"
#include "server/signoff/seal/pdf_update.h"
#include "server/signoff/seal/seal_error.h"
#include "server/signoff/seal/verify_seal.h"
#include "tests/seal_files.h"

#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>

#include <functional>

namespace server {
namespace {

std::string codes(const SealReport& report) {
    std::string all = report.valid ? "valid" : "";
    for (const layout::Problem& problem : report.reasons) all += (all.empty() ? "" : " ") + problem.code;
    return all;
}

// The file with one more update.
std::string updated(const std::string& file, const std::function<void(PdfUpdate&)>& write) {
    const auto read = read_pdf_file(file);
    PdfUpdate update(*read, read->revisions.size());
    write(update);
    return file + update.finish();
}

// Sealed without the questions that seal() asks first.
std::string sealed_anyway(const TinyPdf& pdf, const Credential& credential, std::uint32_t signature = 8) {
    const std::string file = pdf.save();
    const auto read = read_pdf_file(file);
    const auto place = read_signature_dictionary(read->value(signature, 1), file);
    return make_seal(file, {}, *place, credential, {}).bytes;
}

void add_to(TinyPdf& pdf, std::size_t object, const std::string& entries) {
    std::string& body = pdf.bodies[object - 1];
    body.insert(body.size() - 2, entries);
}

std::string with_other_s(const std::string& signature) {
    const auto* at = reinterpret_cast<const unsigned char*>(signature.data());
    const std::shared_ptr<ECDSA_SIG> pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size())), ECDSA_SIG_free);
    const std::shared_ptr<EC_GROUP> curve(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1), EC_GROUP_free);
    BIGNUM* s = BN_new();
    BN_sub(s, EC_GROUP_get0_order(curve.get()), ECDSA_SIG_get0_s(pair.get()));
    ECDSA_SIG_set0(pair.get(), BN_dup(ECDSA_SIG_get0_r(pair.get())), s);
    return test_der(pair.get(), &i2d_ECDSA_SIG);
}

class Attacks : public testing::Test {
protected:
    std::string verdict(const std::string& file) const { return codes(verify_seal(file, anchors)); }
    // Of a report that was prepared before it was sealed, by our own key.
    std::string shadow(const std::function<void(TinyPdf&)>& prepare) const {
        TinyPdf pdf = tiny_report();
        prepare(pdf);
        EXPECT_THROW(seal(pdf.save(), house.seal(), {}), SealError);
        return verdict(sealed_anyway(pdf, house.seal()));
    }

    SealHouse house;
    std::vector<Der> anchors = house.anchors();
};

TEST_F(Attacks, ByAnUpdateAreFound) {
    const std::string hidden = stream_body("", "BT /F1 24 Tf 72 700 Td (Result 99.00) Tj ET\n");
    const std::vector<std::pair<const char*, std::function<void(PdfUpdate&)>>> updates{
        {"an unused object", [](PdfUpdate& u) { u.add("(x)"); }},
        {"another page content", [&](PdfUpdate& u) { u.change(4, {{"Contents", pdf_reference(u.next())}}), u.add(hidden); }},
        {"a layer", [](PdfUpdate& u) { u.change(1, {{"OCProperties", "<<\n>>"}}); }},
        {"a script", [](PdfUpdate& u) { u.change(1, {{"OpenAction", "<<\n/S /JavaScript\n/JS (app.alert\\(1\\))\n>>"}}); }},
        {"an evil annotation",
         [](PdfUpdate& u) {
             u.change(4, {{"Annots", "[ 9 0 R " + pdf_reference(u.next()) + " ]"}});
             u.add("<<\n/Type /Annot\n/Subtype /FreeText\n/Rect [ 72 690 300 730 ]\n/Contents (Result 99.00)\n>>");
         }},
        {"a sneaky signature field",
         [](PdfUpdate& u) {
             u.change(1, {{"AcroForm", "<<\n/Fields [ 9 0 R " + pdf_reference(u.next()) + " ]\n/SigFlags 3\n>>"}});
             u.add(field_body("Sig", "seal2", "/Rect [ 72 690 300 730 ]\n"));
         }},
        {"other information", [](PdfUpdate& u) { u.change(3, {{"Producer", "(x)"}}); }},
        {"the signature taken away", [](PdfUpdate& u) { u.change(9, {{"V", "null"}}); }},
        {"another form of the page", [](PdfUpdate& u) { u.change(4, {{"Rotate", "180"}}); }},
        {"an empty DSS", [](PdfUpdate& u) { u.change(1, {{"DSS", pdf_reference(u.next())}}), u.add("<<\n/Type /DSS\n>>"); }},
    };
    const std::string letter = house.letter(SealLevel::b_t), numbered = house.numbered(letter, SealLevel::b_t);
    EXPECT_EQ(verdict(updated(letter, [](PdfUpdate&) {})), "file-form");
    for (const auto& [name, write] : updates) {
        EXPECT_EQ(verdict(updated(house.report(SealLevel::b_t), write)), "validation-form") << name;
        EXPECT_EQ(verdict(updated(letter, write)), "numbering-form") << name;
        EXPECT_EQ(verdict(updated(numbered, write)), "validation-form") << name;
        EXPECT_EQ(verdict(updated(house.report(SealLevel::b_lt), write)), "update") << name;
        EXPECT_EQ(verdict(updated(house.numbered(letter, SealLevel::b_lt), write)), "file-form") << name;
    }
}

TEST_F(Attacks, PreparedBeforeTheSealAreFound) {
    EXPECT_EQ(shadow([](TinyPdf& p) { add_to(p, 1, "/OpenAction [ 4 0 R /Fit ]\n"); }), "document-form");
    EXPECT_EQ(shadow([](TinyPdf& p) { add_to(p, 1, "/OCProperties <<\n>>\n"); }), "document-form");
    EXPECT_EQ(shadow([](TinyPdf& p) { add_to(p, 1, "/Names <<\n/JavaScript <<\n>>\n>>\n"); }), "document-form");
    EXPECT_EQ(shadow([](TinyPdf& p) { add_to(p, 1, "/Extra true\n"); }), "document-form");
    EXPECT_EQ(shadow([](TinyPdf& p) { add_to(p, 4, "/AA <<\n>>\n"); }), "document-form");
    EXPECT_EQ(shadow([](TinyPdf& p) { add_to(p, 9, "/MK <<\n>>\n"); }), "fields-form");
    // Hide and replace: a second content that nothing refers to yet.
    EXPECT_EQ(shadow([](TinyPdf& p) { p.add(stream_body("", "BT (Result 99.00) Tj ET")); }), "document-form");
    // Hide: an overlay that an update would take away.
    EXPECT_EQ(shadow([](TinyPdf& p) {
                  const std::size_t overlay = p.add("<<\n/Type /Annot\n/Subtype /Square\n/Rect [ 0 0 9 9 ]\n>>");
                  p.bodies[3].insert(p.bodies[3].find("9 0 R"), std::to_string(overlay) + " 0 R ");
              }),
              "document-form");
    // Replace: a form field whose value covers the text.
    EXPECT_EQ(shadow([](TinyPdf& p) {
                  const std::size_t field = p.add(field_body("Tx", "number", "/Rect [ 72 690 300 730 ]\n/V (99.00)\n"));
                  p.bodies[0].insert(p.bodies[0].find("9 0 R"), std::to_string(field) + " 0 R ");
              }),
              "fields-form");
    EXPECT_EQ(shadow([](TinyPdf& p) { p.bodies[0].replace(p.bodies[0].find("/SigFlags 3"), 11, "/SigFlags 1"); }), "fields-form");
    EXPECT_EQ(shadow([](TinyPdf& p) {
                  const std::size_t second = p.add(signature_body(1));
                  p.bodies[6].insert(p.bodies[6].size() - 2, "/Extra " + std::to_string(second) + " 0 R\n");
              }),
              "document-form");
}

TEST_F(Attacks, WithOtherKeysAreFound) {
    const SealHouse forger("forger");
    const std::string letter = house.letter();
    EXPECT_EQ(verdict(forger.report()), "certificate-untrusted");
    EXPECT_EQ(verdict(forger.letter()), "certificate-untrusted");
    EXPECT_EQ(verdict(forger.numbered(letter)), "certificate-untrusted");
    EXPECT_EQ(verdict(house.numbered(forger.letter())), "certificate-untrusted");
    EXPECT_EQ(codes(verify_seal(forger.report(), forger.anchors())), "valid");
    // An authority's key is no seal's.
    EXPECT_THROW(house.numbered(letter, SealLevel::b_b, "authority"), SealError);
    SealWishes stamped = house.wishes(SealLevel::b_t);
    stamped.stamp.ask = LocalTimeStamper(forger.keys(), seal_day);
    EXPECT_EQ(verdict(seal(tiny_report().save(), house.seal(), stamped).bytes), "time-stamp");
}

// Files whose CMS structure somebody put together of true pieces.
class ForgedStructure : public Attacks {
protected:
    std::string forged(const std::function<void(CmsParts&)>& forge) const {
        std::string file = house.report(SealLevel::b_t);
        const auto place = place_of(file);
        CmsParts parts = *read_cms(*cms_in(place.contents.of(file)));
        forge(parts);
        const std::size_t width = place.contents.end - place.contents.begin;
        return file.replace(place.contents.begin, width, contents_of(write_cms(parts), width));
    }
    static SignatureDictionary place_of(const std::string& file) {
        return *read_signature_dictionary(read_pdf_file(file)->value(8, 1), file);
    }
    static CmsParts parts_of(const std::string& file) { return *read_cms(*cms_in(place_of(file).contents.of(file))); }
};

TEST_F(ForgedStructure, IsFound) {
    TinyPdf other_pdf = tiny_report();
    other_pdf.bodies[4].replace(other_pdf.bodies[4].find("95.00"), 5, "99.00");
    const CmsParts other = parts_of(seal(other_pdf.save(), house.seal(), house.wishes(SealLevel::b_t)).bytes);
    const Credential records = house.open("records");

    EXPECT_EQ(verdict(forged([](CmsParts&) {})), "valid");
    EXPECT_EQ(verdict(forged([&](CmsParts& p) { p = other; })), "digest");
    EXPECT_EQ(verdict(forged([&](CmsParts& p) { p.digest = other.digest; })), "digest signature");
    EXPECT_EQ(verdict(forged([&](CmsParts& p) { p.signature = other.signature; })), "time-stamp signature");
    EXPECT_EQ(verdict(forged([&](CmsParts& p) { p.time_stamp = other.time_stamp; })), "time-stamp");
    // signing-certificate-v2 binds the certificate: another one for the same signature is found.
    EXPECT_EQ(verdict(forged([&](CmsParts& p) { p.certificate = records.certificate(); })), "signature");
    EXPECT_EQ(verdict(forged([&](CmsParts& p) { p.issuers.push_back(records.certificate()); })), "certificate-chain");
    // The same (r, s) as (r, order - s) verifies in every library, but we did not write it.
    EXPECT_EQ(verdict(forged([&](CmsParts& p) { p.signature = with_other_s(p.signature), p.time_stamp = ""; })), "level-changed signature");
    // What was stamped when it was sealed says so.
    EXPECT_EQ(verdict(forged([](CmsParts& p) { p.time_stamp = ""; })), "level-changed");
    EXPECT_EQ(verdict(forged([](CmsParts& p) { p.time_stamp = "", p.aim = SealLevel::b_b; })), "signature");
    EXPECT_EQ(verdict(forged([](CmsParts& p) { p.aim = SealLevel::b_lt; })), "signature level-changed");
}

TEST_F(ForgedStructure, WithAnotherAttributeIsFound) {
    std::string file = house.report();
    const auto place = place_of(file);
    const std::string structure = *cms_in(place.contents.of(file));
    // id-aa-signingCertificateV2, 1.2.840.113549.1.9.16.2.47 (RFC 5035): the digest of the certificate is behind it.
    const std::size_t attribute = structure.find("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F");
    ASSERT_NE(attribute, std::string::npos);
    std::string forged = structure;
    forged[attribute + 30] = static_cast<char>(forged[attribute + 30] ^ 1);
    const std::size_t width = place.contents.end - place.contents.begin;
    EXPECT_EQ(verdict(file.replace(place.contents.begin, width, contents_of(forged, width))), "signature-form");
}

TEST_F(ForgedStructure, OutsideTheCertificatesTimeIsFound) {
    TinyPdf late = tiny_report();
    std::string& body = late.bodies[7];
    body.replace(body.find("<443A32303236"), 13, "<443A32303331");  // In 2031; the seal ends in 2029.
    EXPECT_THROW(seal(late.save(), house.seal(), {}), SealError);
    std::string file = late.save();
    const auto place = place_of(file);
    const std::string range = byte_range_of(place, file.size());
    file.replace(place.byte_range.begin, range.size(), range);
    const Credential key = house.seal();
    CmsParts parts{key.certificate(), key.issuers(), sealed_digest(file, place, file.size()), {}, {}, {}};
    parts.signature = key.sign(signed_attributes(parts.certificate, parts.digest, parts.aim));
    const std::size_t width = place.contents.end - place.contents.begin;
    EXPECT_EQ(verdict(file.replace(place.contents.begin, width, contents_of(write_cms(parts), width))), "certificate-expired certificate-untrusted");
}

}  // namespace
}  // namespace server
