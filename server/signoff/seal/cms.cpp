#include "server/signoff/seal/cms.h"

#include "server/signoff/seal/openssl_handles.h"

#include <openssl/objects.h>

#include <algorithm>
#include <memory>

// OpenSSL 3.0, what to know: CMS_SignerInfo_sign() always adds a signing-time attribute, and
// CMS_NO_SIGNING_TIME came later. So the attributes are put together here, signed outside, and
// the signature is set into the structure. CMS_add1_signer() compares only public keys, so the
// certificate's own serves: the structure is made without the private key.
namespace server {
namespace {

constexpr unsigned char set_of = 0x31;  // ITU-T X.690, 8.12: SET, constructed.

constexpr const char* message_digest = "1.2.840.113549.1.9.4";  // RFC 5652, 11.2.

// An attribute of our own, under an identifier that needs no registry ({joint-iso-itu-t(2) uuid(25) …},
// ITU-T X.667): name_of() the level that the seal is raised to, a UTF8String. Others skip it.
constexpr const char* aim_attribute = "2.25.285808189024261667101541294350201917228";

CMS_SignerInfo* add_signer(CMS_ContentInfo* cms, X509* certificate, std::string_view digest, SealLevel aim) {
    CMS_SignerInfo* signer = made(CMS_add1_signer(cms, certificate, X509_get0_pubkey(certificate), EVP_sha256(),
                                                  CMS_CADES | CMS_NOSMIMECAP | CMS_PARTIAL | CMS_BINARY | CMS_DETACHED),
                                  "name the signer");
    done(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1),
         "add the content type");
    done(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.data(),
                                     static_cast<int>(digest.size())),
         "add the digest");
    done(CMS_signed_add1_attr_by_txt(signer, aim_attribute, V_ASN1_UTF8STRING, name_of(aim).data(), static_cast<int>(name_of(aim).size())),
         "add the level");
    return signer;
}

struct Started {
    CmsOwned cms;
    CMS_SignerInfo* signer;
};

Started start(std::string_view certificate_der, std::string_view digest, SealLevel aim) {
    const X509Owned certificate = read_certificate(certificate_der);
    if (!certificate) throw SealError("the signer's certificate is not DER");
    CmsOwned cms(made(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY), "start a signature"));
    CMS_SignerInfo* signer = add_signer(cms.get(), certificate.get(), digest, aim);
    return {std::move(cms), signer};
}

// SET OF: encodings in ascending order (ITU-T X.690, 11.6).
Der sorted_set(const CMS_SignerInfo* signer) {
    std::vector<Der> attributes;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i)
        attributes.push_back(der_of(CMS_signed_get_attr(signer, i), &i2d_X509_ATTRIBUTE));
    std::ranges::sort(attributes, {}, [](const Der& der) { return std::basic_string_view<unsigned char>(bytes_of(der), der.size()); });
    std::string all;
    for (const Der& attribute : attributes) all += attribute;
    return der_element(set_of, all);
}

std::string text_of(const ASN1_OCTET_STRING* string) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)), static_cast<std::size_t>(ASN1_STRING_length(string))};
}

// The value of an attribute that has one of that type; "" for any other, and for nullptr.
std::string only_value(X509_ATTRIBUTE* attribute, int type) {
    const auto* string = attribute ? static_cast<ASN1_STRING*>(X509_ATTRIBUTE_get0_data(attribute, 0, type, nullptr)) : nullptr;
    return string ? text_of(string) : std::string();
}

// The first of its kind; nullptr without one.
X509_ATTRIBUTE* signed_attribute(const CMS_SignerInfo* signer, const char* identifier) {
    const std::unique_ptr<ASN1_OBJECT, decltype(&ASN1_OBJECT_free)> kind(made(OBJ_txt2obj(identifier, 1), "name an attribute"), &ASN1_OBJECT_free);
    const int at = CMS_signed_get_attr_by_OBJ(signer, kind.get(), -1);
    return at < 0 ? nullptr : CMS_signed_get_attr(signer, at);
}

X509_ATTRIBUTE* time_stamp_attribute(const CMS_SignerInfo* signer) {
    const int at = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1);
    return at < 0 ? nullptr : CMS_unsigned_get_attr(signer, at);
}

std::optional<SealLevel> level_named(std::string_view name) {
    for (const SealLevel level : {SealLevel::b_b, SealLevel::b_t, SealLevel::b_lt})
        if (name_of(level) == name) return level;
    return std::nullopt;
}

// The certificates of a structure, the signer's first.
std::vector<Der> certificates_of(CMS_ContentInfo* cms, CMS_SignerInfo* signer) {
    const CertificatesOwned stack(CMS_get1_certs(cms));
    std::vector<Der> others{{}};
    for (int i = 0; i < sk_X509_num(stack.get()); ++i) {
        X509* certificate = sk_X509_value(stack.get(), i);
        const bool is_signer = others.front().empty() && CMS_SignerInfo_cert_cmp(signer, certificate) == 0;
        if (is_signer) others.front() = der_of(certificate, &i2d_X509);
        else others.push_back(der_of(certificate, &i2d_X509));
    }
    return others;
}

std::optional<CmsParts> parts_of(CMS_ContentInfo* cms) {
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
    if (sk_CMS_SignerInfo_num(signers) != 1) return std::nullopt;
    CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(signers, 0);
    CmsParts parts;
    parts.issuers = certificates_of(cms, signer);
    parts.certificate = parts.issuers.front();
    parts.issuers.erase(parts.issuers.begin());
    parts.digest = only_value(signed_attribute(signer, message_digest), V_ASN1_OCTET_STRING);
    const auto aim = level_named(only_value(signed_attribute(signer, aim_attribute), V_ASN1_UTF8STRING));
    parts.signature = text_of(CMS_SignerInfo_get0_signature(signer));
    parts.time_stamp = only_value(time_stamp_attribute(signer), V_ASN1_SEQUENCE);
    if (parts.certificate.empty() || parts.digest.size() != 32 || !aim) return std::nullopt;
    parts.aim = *aim;
    return parts;
}

}  // namespace

Der signed_attributes(std::string_view certificate, std::string_view digest, SealLevel aim) {
    return sorted_set(start(certificate, digest, aim).signer);
}

Der write_cms(const CmsParts& parts) {
    const Started started = start(parts.certificate, parts.digest, parts.aim);
    for (const Der& der : parts.issuers) {
        const X509Owned issuer = read_certificate(der);
        if (!issuer) throw SealError("an issuer's certificate is not DER");
        done(CMS_add1_cert(started.cms.get(), issuer.get()), "add an issuer's certificate");
    }
    done(ASN1_STRING_set(CMS_SignerInfo_get0_signature(started.signer), parts.signature.data(), static_cast<int>(parts.signature.size())),
         "set the signature");
    if (!parts.time_stamp.empty()) {
        done(CMS_unsigned_add1_attr_by_NID(started.signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, parts.time_stamp.data(),
                                           static_cast<int>(parts.time_stamp.size())),
             "add the time stamp");
    }
    return der_of(started.cms.get(), &i2d_CMS_ContentInfo);
}

std::optional<CmsParts> read_cms(std::string_view der) try {
    const CmsOwned cms = read_der<CmsOwned>(der, &d2i_CMS_ContentInfo, &i2d_CMS_ContentInfo);
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) return std::nullopt;
    std::optional<CmsParts> parts = parts_of(cms.get());
    if (!parts || write_cms(*parts) != der) return std::nullopt;
    return parts;
} catch (const SealError&) {
    return std::nullopt;  // A certificate of a kind that we could not sign with.
}

}  // namespace server
