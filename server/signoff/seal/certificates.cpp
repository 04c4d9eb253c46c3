#include "server/signoff/seal/certificates.h"

#include "fonts/sha256.h"

#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/objects.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>

namespace server {
namespace {

constexpr int security_level = 2;      // OpenSSL's: at least 112 bits, so no SHA-1 and no RSA below 2,048 bits.
constexpr std::size_t longest_chain = 8;

std::chrono::sys_seconds seconds_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) throw SealError("a certificate's validity is not a date");
    return std::chrono::sys_seconds(std::chrono::seconds(::timegm(&parts)));
}

// And nobody else's: the signature is checked too.
bool is_issuer(X509* issuer, X509* certificate) {
    const bool fits = X509_check_issued(issuer, certificate) == X509_V_OK && X509_verify(certificate, X509_get0_pubkey(issuer)) == 1;
    ERR_clear_error();
    return fits;
}

// Signed by its own key; an end-entity's certificate may be.
bool is_self_signed(X509* certificate) {
    const bool fits = X509_self_signed(certificate, 1) == 1;
    ERR_clear_error();
    return fits;
}

}  // namespace

std::string subject_of(X509* certificate) {
    const BioOwned memory(made(BIO_new(BIO_s_mem()), "name a subject"));
    X509_NAME_print_ex(memory.get(), X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(std::max(size, 0L))};
}

std::string common_name_of(X509* certificate) {
    X509_NAME* name = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    unsigned char* text = nullptr;
    const int size = at < 0 ? -1 : ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    ERR_clear_error();
    if (size < 0) return {};
    std::string common_name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return common_name;
}

std::chrono::sys_seconds valid_from(X509* certificate) {
    return seconds_of(X509_get0_notBefore(certificate));
}

std::chrono::sys_seconds valid_until(X509* certificate) {
    return seconds_of(X509_get0_notAfter(certificate));
}

bool may_sign(X509* certificate) {
    const std::uint32_t usage = X509_get_key_usage(certificate);  // All bits when it states none.
    return (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0 && X509_check_ca(certificate) == 0;
}

std::vector<Der> issuers_in_order(X509* certificate, const std::vector<Der>& pool) {
    std::vector<Der> chain;
    X509Owned below;
    while (chain.size() < longest_chain && !is_self_signed(certificate)) {
        const auto found = std::ranges::find_if(pool, [&](const Der& der) {
            const X509Owned candidate = read_certificate(der);
            return candidate && is_issuer(candidate.get(), certificate);
        });
        if (found == pool.end()) break;
        chain.push_back(*found);
        below = read_certificate(*found);
        certificate = below.get();
    }
    return chain;
}

bool is_vouched_for(const Der& top, const std::vector<Der>& anchors) {
    const X509Owned read = read_certificate(top);
    if (!read) return false;
    if (is_self_signed(read.get())) return true;
    if (X509_NAME_cmp(X509_get_subject_name(read.get()), X509_get_issuer_name(read.get())) == 0) return false;
    return anchors.empty() || std::ranges::any_of(anchors, [&](const Der& der) {
               const X509Owned anchor = read_certificate(der);
               return anchor && (der == top || is_issuer(anchor.get(), read.get()));
           });
}

bool is_one_chain(X509* leaf, const std::vector<Der>& issuers, const std::vector<Der>& anchors) {
    const std::vector<Der> chain = issuers_in_order(leaf, issuers);
    return chain.size() == issuers.size() && is_vouched_for(chain.empty() ? der_of(leaf, &i2d_X509) : chain.back(), anchors);
}

StoreOwned store_of(const std::vector<Der>& anchors, std::chrono::sys_seconds at) {
    StoreOwned store(made(X509_STORE_new(), "open a store"));
    for (const Der& der : anchors) {
        const X509Owned anchor = read_certificate(der);
        if (!anchor) throw SealError("a trust anchor is not DER");
        done(X509_STORE_add_cert(store.get(), anchor.get()), "add a trust anchor");
    }
    X509_VERIFY_PARAM* rules = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(rules, security_level);
    X509_VERIFY_PARAM_set_time(rules, at.time_since_epoch().count());
    return store;
}

CertificatesOwned stack_of(const std::vector<Der>& certificates) {
    CertificatesOwned stack(made(sk_X509_new_null(), "make a list"));
    for (const Der& der : certificates) {
        X509Owned certificate = read_certificate(der);
        if (certificate && sk_X509_push(stack.get(), certificate.get()) > 0) static_cast<void>(certificate.release());
    }
    return stack;
}

bool leads_to(const std::vector<Der>& anchors, X509* leaf, const std::vector<Der>& issuers, std::chrono::sys_seconds at) {
    const StoreOwned store = store_of(anchors, at);
    const CertificatesOwned untrusted = stack_of(issuers);
    const Owned<X509_STORE_CTX, &X509_STORE_CTX_free> context(made(X509_STORE_CTX_new(), "check a chain"));
    done(X509_STORE_CTX_init(context.get(), store.get(), leaf, untrusted.get()), "check a chain");
    const bool leads = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    return leads;
}

bool signature_fits(X509* certificate, std::string_view bytes, std::string_view signature) {
    EVP_PKEY* key = X509_get0_pubkey(certificate);
    const DigestOwned context(made(EVP_MD_CTX_new(), "check a signature"));
    const bool fits = key && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                      EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(bytes), bytes.size()) == 1;
    ERR_clear_error();
    return fits && (!EVP_PKEY_is_a(key, "EC") || with_lower_s(signature) == signature);
}

std::string with_lower_s(std::string_view signature) {
    const unsigned char* at = bytes_of(signature);
    const Owned<ECDSA_SIG, &ECDSA_SIG_free> pair(
        made(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size())), "read a signature"));
    const Owned<EC_GROUP, &EC_GROUP_free> curve(made(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1), "name the curve"));
    const BIGNUM* order = EC_GROUP_get0_order(curve.get());
    Owned<BIGNUM, &BN_free> other(made(BN_new(), "compare"));
    done(BN_sub(other.get(), order, ECDSA_SIG_get0_s(pair.get())), "compare");
    if (BN_cmp(other.get(), ECDSA_SIG_get0_s(pair.get())) >= 0) return der_of(pair.get(), &i2d_ECDSA_SIG);
    Owned<BIGNUM, &BN_free> r(made(BN_dup(ECDSA_SIG_get0_r(pair.get())), "compare"));
    done(ECDSA_SIG_set0(pair.get(), r.get(), other.get()), "compare");
    static_cast<void>(r.release());
    static_cast<void>(other.release());
    return der_of(pair.get(), &i2d_ECDSA_SIG);
}

std::string sha256_of(std::string_view bytes) {
    const auto digest = fonts::sha256(bytes);
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace server
