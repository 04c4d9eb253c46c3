// Authorities that answer within the test: time stamps, revocation lists, OCSP.

#pragma once

#include "server/signoff/seal/der.h"
#include "server/whole_file.h"

#include <openssl/ocsp.h>
#include <openssl/pkcs12.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace server {

using TestKey = std::shared_ptr<EVP_PKEY>;
using TestCertificate = std::shared_ptr<X509>;

template <class T, class I2d>
Der test_der(T* object, I2d encode) {
    unsigned char* out = nullptr;
    const int size = encode(object, &out);
    Der der(reinterpret_cast<char*>(out), static_cast<std::size_t>(size));
    OPENSSL_free(out);
    return der;
}

// Key and certificate of NAME.p12 in a folder that make_test_authority() made.
struct TestIdentity {
    TestIdentity(const std::filesystem::path& folder, const std::string& name) {
        const std::string bytes = read_file(folder / (name + ".p12")), password = read_file(folder / (name + ".password"));
        const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
        const std::shared_ptr<PKCS12> box(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())), PKCS12_free);
        EVP_PKEY* own_key = nullptr;
        X509* own = nullptr;
        if (PKCS12_parse(box.get(), password.substr(0, password.size() - 1).c_str(), &own_key, &own, nullptr) != 1) throw std::runtime_error(name);
        key.reset(own_key, EVP_PKEY_free);
        certificate.reset(own, X509_free);
    }

    TestKey key;
    TestCertificate certificate;
};

// A TimeStamper (RFC 3161) with the key time.p12, whose clock stands at `now`.
class LocalTimeStamper {
public:
    LocalTimeStamper(const std::filesystem::path& folder, std::chrono::sys_seconds now) : who_(folder, "time"), now_(now) {}

    Der operator()(std::string_view request) const {
        const std::shared_ptr<TS_RESP_CTX> context(TS_RESP_CTX_new(), TS_RESP_CTX_free);
        const std::shared_ptr<ASN1_OBJECT> policy(OBJ_txt2obj("1.3.6.1.4.1.13762.3", 1), ASN1_OBJECT_free);
        TS_RESP_CTX_set_signer_cert(context.get(), who_.certificate.get());
        TS_RESP_CTX_set_signer_key(context.get(), who_.key.get());
        TS_RESP_CTX_set_def_policy(context.get(), policy.get());
        TS_RESP_CTX_set_signer_digest(context.get(), EVP_sha256());
        TS_RESP_CTX_set_ess_cert_id_digest(context.get(), EVP_sha256());
        TS_RESP_CTX_add_md(context.get(), EVP_sha256());
        TS_RESP_CTX_set_serial_cb(context.get(), &serial, nullptr);
        TS_RESP_CTX_set_time_cb(context.get(), &time, const_cast<LocalTimeStamper*>(this));
        const std::shared_ptr<BIO> in(BIO_new_mem_buf(request.data(), static_cast<int>(request.size())), BIO_free_all);
        const std::shared_ptr<TS_RESP> answer(TS_RESP_create_response(context.get(), in.get()), TS_RESP_free);
        return test_der(answer.get(), &i2d_TS_RESP);
    }

private:
    static ASN1_INTEGER* serial(TS_RESP_CTX*, void*) {
        ASN1_INTEGER* number = ASN1_INTEGER_new();
        ASN1_INTEGER_set(number, 7);
        return number;
    }
    static int time(TS_RESP_CTX*, void* self, long* seconds, long* microseconds) {
        *seconds = static_cast<const LocalTimeStamper*>(self)->now_.time_since_epoch().count();
        *microseconds = 0;
        return 1;
    }

    TestIdentity who_;
    std::chrono::sys_seconds now_;
};

// A revocation list of the test authority, current for a week from `now`; with `revoked` on it
// since then.
inline Der local_crl(const std::filesystem::path& folder, std::chrono::sys_seconds now, const Der& revoked = {}) {
    const TestIdentity authority(folder, "authority");
    const std::shared_ptr<X509_CRL> crl(X509_CRL_new(), X509_CRL_free);
    const std::shared_ptr<ASN1_TIME> from(ASN1_TIME_set(nullptr, now.time_since_epoch().count()), ASN1_TIME_free);
    const std::shared_ptr<ASN1_TIME> until(ASN1_TIME_set(nullptr, (now + std::chrono::days(7)).time_since_epoch().count()), ASN1_TIME_free);
    X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(authority.certificate.get()));
    X509_CRL_set1_lastUpdate(crl.get(), from.get());
    X509_CRL_set1_nextUpdate(crl.get(), until.get());
    if (!revoked.empty()) {
        const auto* at = reinterpret_cast<const unsigned char*>(revoked.data());
        const TestCertificate certificate(d2i_X509(nullptr, &at, static_cast<long>(revoked.size())), X509_free);
        X509_REVOKED* entry = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(certificate.get()));
        X509_REVOKED_set_revocationDate(entry, from.get());
        X509_CRL_add0_revoked(crl.get(), entry);
    }
    X509_CRL_sort(crl.get());
    X509_CRL_sign(crl.get(), authority.key.get(), EVP_sha256());
    return test_der(crl.get(), &i2d_X509_CRL);
}

// An OCSP answer of the test authority, current for a week from `now`.
inline Der local_ocsp(const std::filesystem::path& folder, std::chrono::sys_seconds now, const std::string& name, int status = V_OCSP_CERTSTATUS_GOOD) {
    const TestIdentity authority(folder, "authority"), asked(folder, name);
    const std::shared_ptr<ASN1_TIME> from(ASN1_TIME_set(nullptr, now.time_since_epoch().count()), ASN1_TIME_free);
    const std::shared_ptr<ASN1_TIME> until(ASN1_TIME_set(nullptr, (now + std::chrono::days(7)).time_since_epoch().count()), ASN1_TIME_free);
    const std::shared_ptr<OCSP_BASICRESP> basic(OCSP_BASICRESP_new(), OCSP_BASICRESP_free);
    const std::shared_ptr<OCSP_CERTID> id(OCSP_cert_to_id(EVP_sha1(), asked.certificate.get(), authority.certificate.get()), OCSP_CERTID_free);
    OCSP_basic_add1_status(basic.get(), id.get(), status, 0, status == V_OCSP_CERTSTATUS_REVOKED ? from.get() : nullptr, from.get(), until.get());
    OCSP_basic_sign(basic.get(), authority.certificate.get(), authority.key.get(), EVP_sha256(), nullptr, OCSP_NOCERTS);
    const std::shared_ptr<OCSP_RESPONSE> response(OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()), OCSP_RESPONSE_free);
    return test_der(response.get(), &i2d_OCSP_RESPONSE);
}

}  // namespace server
