// What seals are made with: a certificate and the key that belongs to it.

#pragma once

#include "server/signoff/seal/der.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace server {

class Credential {
public:
    struct Key;  // OpenSSL's, with the token session behind it.

    // Throws SealError when the key is not the certificate's, or neither RSA of at least 2,048
    // bits nor on the curve P-256 (ETSI TS 119 312 recommends these until 2029 at least), when the
    // certificate may not be used for signatures, or when `now` is outside its validity.
    Credential(std::unique_ptr<Key> key, Der certificate, std::vector<Der> issuers, std::chrono::sys_seconds now);
    Credential(Credential&&) noexcept;
    ~Credential();

    const Der& certificate() const { return certificate_; }
    const std::vector<Der>& issuers() const { return issuers_; }
    std::string subject() const;      // RFC 2253, for people.
    std::string common_name() const;  // "" without one.
    bool leads_to_one_of(const std::vector<Der>& anchors, std::chrono::sys_seconds at) const;

    // Signature over the SHA-256 of `bytes`: RSASSA-PKCS1-v1_5, or ECDSA with the lower of the two
    // possible values of s, so that nobody can turn one valid signature into another.
    std::string sign(std::string_view bytes) const;

private:
    std::unique_ptr<Key> key_;
    Der certificate_;
    std::vector<Der> issuers_;
};

// An office's seal or a signer's own key, in a PKCS#12 file. The password stands alone in the
// first line of its file. Throws SealError that names the file, never what is in it: also
// when group or others may read one of the two.
Credential open_pkcs12(const std::filesystem::path& file, const std::filesystem::path& password_file, std::chrono::sys_seconds now);

// The same from memory, as a signer sends it. What SealError says names neither file nor password.
Credential read_pkcs12(std::string_view bytes, const std::string& password, std::chrono::sys_seconds now);

// A key in a PKCS#11 token (card, HSM), which never leaves it.
struct TokenKey {
    std::filesystem::path module;    // The token's driver, such as libsofthsm2.so.
    std::string uri;                 // RFC 7512, of key and certificate: "pkcs11:token=…;object=…".
    std::filesystem::path pin_file;  // As a password file.
    std::vector<Der> issuers;        // Tokens seldom hold them.
};
Credential open_pkcs11(const TokenKey& key, std::chrono::sys_seconds now);

}  // namespace server
