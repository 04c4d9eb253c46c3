// Owners of OpenSSL's objects, and its errors. For this folder's .cpp files only.

#pragma once

#include "server/signoff/seal/seal_error.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, FreeWith<Free>>;

using X509Owned = Owned<X509, &X509_free>;
using CrlOwned = Owned<X509_CRL, &X509_CRL_free>;
using KeyOwned = Owned<EVP_PKEY, &EVP_PKEY_free>;
using BioOwned = Owned<BIO, &BIO_free_all>;
using CmsOwned = Owned<CMS_ContentInfo, &CMS_ContentInfo_free>;
using Pkcs7Owned = Owned<PKCS7, &PKCS7_free>;
using StoreOwned = Owned<X509_STORE, &X509_STORE_free>;
using DigestOwned = Owned<EVP_MD_CTX, &EVP_MD_CTX_free>;

struct FreeCertificates {
    void operator()(STACK_OF(X509)* stack) const { sk_X509_pop_free(stack, X509_free); }
};
using CertificatesOwned = std::unique_ptr<STACK_OF(X509), FreeCertificates>;

// Throws SealError with OpenSSL's first reason, and forgets the others, which would otherwise
// be found by whoever asks next in this thread.
[[noreturn]] void fail_openssl(std::string_view doing);

template <class T>
T* made(T* object, std::string_view doing) {
    if (!object) fail_openssl(doing);
    return object;
}
inline void done(int result, std::string_view doing) {
    if (result <= 0) fail_openssl(doing);
}

inline const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// DER of an object, by its own i2d function.
template <class T, class I2d>
std::string der_of(T* object, I2d encode) {
    const int size = encode(object, nullptr);
    if (size <= 0) fail_openssl("encode");
    std::string der(static_cast<std::size_t>(size), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    encode(object, &out);
    return der;
}

// The object that `der` is, all of it and written as DER asks; nullptr otherwise.
template <class Owner, class D2i, class I2d>
Owner read_der(std::string_view der, D2i decode, I2d encode) {
    const unsigned char* at = bytes_of(der);
    Owner object(decode(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    if (!object || at != bytes_of(der) + der.size() || der_of(object.get(), encode) != der) return nullptr;
    return object;
}

// nullptr also when its key is of a kind that OpenSSL does not know: most functions would take
// the missing key for granted.
inline X509Owned read_certificate(std::string_view der) {
    X509Owned certificate = read_der<X509Owned>(der, &d2i_X509, &i2d_X509);
    const bool usable = certificate && X509_get0_pubkey(certificate.get());
    ERR_clear_error();
    return usable ? std::move(certificate) : nullptr;
}

}  // namespace server
