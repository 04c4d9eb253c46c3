#include "server/signoff/seal/revocation.h"

#include "server/signoff/seal/certificates.h"

#include <openssl/ocsp.h>

#include <ctime>

namespace server {
namespace {

using std::chrono::sys_seconds;
using ResponseOwned = Owned<OCSP_RESPONSE, &OCSP_RESPONSE_free>;
using BasicOwned = Owned<OCSP_BASICRESP, &OCSP_BASICRESP_free>;

// A time that is absent is never reached.
bool is_before(const ASN1_TIME* time, sys_seconds at) {
    std::tm parts{};
    return time && ASN1_TIME_to_tm(time, &parts) == 1 && ::timegm(&parts) < at.time_since_epoch().count();
}

// The certificates in an answer are its signer's chain and no others.
bool has_plain_chain(OCSP_BASICRESP* basic, STACK_OF(X509)* issuers, const std::vector<Der>& anchors) {
    X509* signer = nullptr;
    if (OCSP_resp_get0_signer(basic, &signer, issuers) != 1) return false;
    std::vector<Der> others;
    const STACK_OF(X509)* all = OCSP_resp_get0_certs(basic);
    for (int i = 0; i < sk_X509_num(all); ++i)
        if (X509_cmp(sk_X509_value(all, i), signer) != 0) others.push_back(der_of(sk_X509_value(all, i), &i2d_X509));
    return is_one_chain(signer, others, anchors);
}

Standing standing_under(OCSP_BASICRESP* basic, const EVP_MD* digest, X509* certificate, X509* issuer, sys_seconds at) {
    const Owned<OCSP_CERTID, &OCSP_CERTID_free> id(made(OCSP_cert_to_id(digest, certificate, issuer), "name a certificate"));
    int status = 0, why = 0;
    ASN1_GENERALIZEDTIME *revoked = nullptr, *from = nullptr, *until = nullptr;
    if (OCSP_resp_find_status(basic, id.get(), &status, &why, &revoked, &from, &until) != 1) return Standing::unknown;
    if (status == V_OCSP_CERTSTATUS_REVOKED) return is_before(revoked, at) ? Standing::revoked : Standing::good;
    return status == V_OCSP_CERTSTATUS_GOOD && !is_before(until, at) ? Standing::good : Standing::unknown;
}

}  // namespace

Standing standing_in_list(std::string_view crl, X509* certificate, X509* issuer, sys_seconds at) {
    const CrlOwned read = read_der<CrlOwned>(crl, &d2i_X509_CRL, &i2d_X509_CRL);
    if (!read || X509_NAME_cmp(X509_CRL_get_issuer(read.get()), X509_get_subject_name(issuer)) != 0) return Standing::unknown;
    const bool is_signed = X509_CRL_verify(read.get(), X509_get0_pubkey(issuer)) == 1;
    ERR_clear_error();
    if (!is_signed) return Standing::unknown;
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(read.get(), &entry, certificate) == 1 && is_before(X509_REVOKED_get0_revocationDate(entry), at))
        return Standing::revoked;
    return is_before(X509_CRL_get0_nextUpdate(read.get()), at) ? Standing::unknown : Standing::good;
}

Standing standing_in_answer(std::string_view ocsp, X509* certificate, X509* issuer, sys_seconds at) {
    const ResponseOwned response = read_der<ResponseOwned>(ocsp, &d2i_OCSP_RESPONSE, &i2d_OCSP_RESPONSE);
    if (!response || OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) return Standing::unknown;
    const BasicOwned basic(OCSP_response_get1_basic(response.get()));
    const std::vector<Der> anchors{der_of(issuer, &i2d_X509)};
    const CertificatesOwned issuers = stack_of(anchors);
    const StoreOwned store = store_of(anchors, at);
    const bool fits = basic && OCSP_basic_verify(basic.get(), issuers.get(), store.get(), 0) == 1 &&
                      has_plain_chain(basic.get(), issuers.get(), anchors);
    ERR_clear_error();
    if (!fits) return Standing::unknown;
    const Standing by_sha1 = standing_under(basic.get(), EVP_sha1(), certificate, issuer, at);  // What most responders use.
    return by_sha1 != Standing::unknown ? by_sha1 : standing_under(basic.get(), EVP_sha256(), certificate, issuer, at);
}

}  // namespace server
