#include "server/signoff/seal/cms.h"

#include "server/signoff/seal/openssl_handles.h"

#include <openssl/objects.h>

#include <algorithm>

// OpenSSL 3.0, what to know: CMS_SignerInfo_sign() always adds a signing-time attribute, and
// CMS_NO_SIGNING_TIME came later. So the attributes are put together here, signed outside, and
// the signature is set into the structure. CMS_add1_signer() compares only public keys, so the
// certificate's own serves: the structure is made without the private key.
namespace server {
namespace {

constexpr unsigned char set_of = 0x31;  // ITU-T X.690, 8.12: SET, constructed.

CMS_SignerInfo* add_signer(CMS_ContentInfo* cms, X509* certificate, std::string_view digest) {
    CMS_SignerInfo* signer = made(CMS_add1_signer(cms, certificate, X509_get0_pubkey(certificate), EVP_sha256(),
                                                  CMS_CADES | CMS_NOSMIMECAP | CMS_PARTIAL | CMS_BINARY | CMS_DETACHED),
                                  "name the signer");
    done(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1),
         "add the content type");
    done(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.data(),
                                     static_cast<int>(digest.size())),
         "add the digest");
    return signer;
}

struct Started {
    CmsOwned cms;
    CMS_SignerInfo* signer;
};

Started start(std::string_view certificate_der, std::string_view digest) {
    const X509Owned certificate = read_certificate(certificate_der);
    if (!certificate) throw SealError("the signer's certificate is not DER");
    CmsOwned cms(made(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY), "start a signature"));
    CMS_SignerInfo* signer = add_signer(cms.get(), certificate.get(), digest);
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

// The value of the one attribute of that kind; "" without one, or with more.
std::string only_value(const CMS_SignerInfo* signer, bool is_signed, int nid, int type) {
    const int at = is_signed ? CMS_signed_get_attr_by_NID(signer, nid, -1) : CMS_unsigned_get_attr_by_NID(signer, nid, -1);
    if (at < 0) return {};
    X509_ATTRIBUTE* attribute = is_signed ? CMS_signed_get_attr(signer, at) : CMS_unsigned_get_attr(signer, at);
    const auto* string = static_cast<ASN1_STRING*>(X509_ATTRIBUTE_get0_data(attribute, 0, type, nullptr));
    return string ? text_of(string) : std::string();
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
    parts.digest = only_value(signer, true, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    parts.signature = text_of(CMS_SignerInfo_get0_signature(signer));
    parts.time_stamp = only_value(signer, false, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE);
    if (parts.certificate.empty() || parts.digest.size() != 32) return std::nullopt;
    return parts;
}

}  // namespace

Der signed_attributes(std::string_view certificate, std::string_view digest) {
    return sorted_set(start(certificate, digest).signer);
}

Der write_cms(const CmsParts& parts) {
    const Started started = start(parts.certificate, parts.digest);
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
