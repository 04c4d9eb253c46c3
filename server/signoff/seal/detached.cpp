#include "server/signoff/seal/detached.h"

#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/cms.h"

#include <openssl/pem.h>

namespace server {
namespace {

constexpr const char* label = "CMS";  // RFC 7468, 9.

std::string pem_of(const Der& der) {
    const BioOwned memory(made(BIO_new(BIO_s_mem()), "write a signature"));
    done(PEM_write_bio(memory.get(), label, "", bytes_of(der), static_cast<long>(der.size())), "write a signature");
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

// What the PEM holds; "" unless it is written exactly as we write it.
Der der_in(std::string_view pem) {
    const BioOwned memory(made(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), "read a signature"));
    char* name = nullptr;
    char* header = nullptr;
    unsigned char* data = nullptr;
    long size = 0;
    const bool read = PEM_read_bio(memory.get(), &name, &header, &data, &size) == 1;
    const Der der = read ? Der(reinterpret_cast<char*>(data), static_cast<std::size_t>(size)) : Der();
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(data);
    ERR_clear_error();
    return read && pem_of(der) == pem ? der : Der();
}

}  // namespace

std::string sign_detached(std::string_view bytes, const Credential& credential) {
    CmsParts parts{credential.certificate(), credential.issuers(), sha256_of(bytes), SealLevel::b_b, {}, {}};
    parts.signature = credential.sign(signed_attributes(parts.certificate, parts.digest, parts.aim));
    return pem_of(write_cms(parts));
}

std::optional<DetachedSigner> check_detached(std::string_view pem, std::string_view bytes, const std::vector<Der>& anchors, std::chrono::sys_seconds at) {
    const auto parts = read_cms(der_in(pem));
    if (!parts || parts->digest != sha256_of(bytes) || parts->aim != SealLevel::b_b || !parts->time_stamp.empty()) return {};
    const X509Owned certificate = read_certificate(parts->certificate);
    if (!signature_fits(certificate.get(), signed_attributes(parts->certificate, parts->digest, parts->aim), parts->signature) || !may_sign(certificate.get())) return {};
    if (at < valid_from(certificate.get()) || at > valid_until(certificate.get()) || !is_one_chain(certificate.get(), parts->issuers, anchors)) return {};
    return DetachedSigner{subject_of(certificate.get()), !anchors.empty() && leads_to(anchors, certificate.get(), parts->issuers, at)};
}

}  // namespace server
