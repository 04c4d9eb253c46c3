#include "server/signoff/seal/credential.h"

#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/credential_key.h"
#include "server/whole_file.h"

#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <sys/stat.h>

namespace server {
namespace {

// Strings with secrets are wiped.
struct Wiped {
    std::string text;
    ~Wiped() { OPENSSL_cleanse(text.data(), text.size()); }
};

void check_key(EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, "RSA") && EVP_PKEY_get_bits(key) >= 2048) return;
    char curve[32] = "";
    if (EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_group_name(key, curve, sizeof curve, nullptr) == 1 &&
        std::string_view(curve) == "prime256v1")
        return;
    ERR_clear_error();
    throw SealError("the key is neither RSA of at least 2,048 bits nor on the curve P-256");
}

}  // namespace

Credential::Credential(std::unique_ptr<Key> key, Der certificate, std::vector<Der> issuers, std::chrono::sys_seconds now)
    : key_(std::move(key)), certificate_(std::move(certificate)), issuers_(std::move(issuers)) {
    const X509Owned read = read_certificate(certificate_);
    if (!read) throw SealError("the certificate is not DER");
    const EVP_PKEY* own = X509_get0_pubkey(read.get());
    if (!own || EVP_PKEY_eq(own, key_->key.get()) != 1) {
        ERR_clear_error();
        throw SealError("the key does not belong to the certificate");
    }
    check_key(key_->key.get());
    if (!may_sign(read.get())) throw SealError("the certificate is not meant for signatures");
    if (now < valid_from(read.get())) throw SealError("the certificate of " + subject_of(read.get()) + " is not valid yet");
    if (now > valid_until(read.get())) throw SealError("the certificate of " + subject_of(read.get()) + " has expired");
}

Credential::Credential(Credential&&) noexcept = default;
Credential::~Credential() = default;

std::string Credential::subject() const { return subject_of(read_certificate(certificate_).get()); }

std::string Credential::common_name() const { return common_name_of(read_certificate(certificate_).get()); }

bool Credential::leads_to_one_of(const std::vector<Der>& anchors, std::chrono::sys_seconds at) const {
    return leads_to(anchors, read_certificate(certificate_).get(), issuers_, at);
}

std::string Credential::sign(std::string_view bytes) const {
    const DigestOwned context(made(EVP_MD_CTX_new(), "sign"));
    done(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_->key.get()), "use the key");
    std::size_t size = 0;
    done(EVP_DigestSign(context.get(), nullptr, &size, bytes_of(bytes), bytes.size()), "use the key");
    std::string signature(size, '\0');
    done(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes_of(bytes), bytes.size()), "sign");
    signature.resize(size);
    return EVP_PKEY_is_a(key_->key.get(), "EC") ? with_lower_s(signature) : signature;
}

std::string read_secret(const std::filesystem::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) == 0 && (found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw SealError(file.string() + " may be read by others than its owner; chmod 600 it");
    try {
        return read_file(file);
    } catch (const std::runtime_error& error) {
        throw SealError(error.what());
    }
}

std::string read_password(const std::filesystem::path& file) {
    const Wiped all{read_secret(file)};
    const std::size_t end = all.text.find_first_of("\r\n");
    if (all.text.empty() || end == 0) throw SealError(file.string() + " holds no password");
    return all.text.substr(0, end);
}

namespace {

// What is wrong with a PKCS#12 file stands behind `name`; a wrong password behind `password_name`.
Credential parse_pkcs12(std::string_view bytes, const std::string& password, std::chrono::sys_seconds now, const std::string& name,
                        const std::string& password_name) {
    const unsigned char* at = bytes_of(bytes);
    const Owned<PKCS12, &PKCS12_free> box(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    STACK_OF(X509)* others = nullptr;
    const bool opened = box && PKCS12_parse(box.get(), password.c_str(), &key, &certificate, &others) == 1;
    const KeyOwned key_owner(key);
    const X509Owned certificate_owner(certificate);
    const CertificatesOwned others_owner(others);
    ERR_clear_error();
    if (!box) throw SealError(name + " is not a PKCS#12 file");
    if (!opened) throw SealError(name + " does not open with the password" + password_name);
    if (!key || !certificate) throw SealError(name + " holds no key with its certificate");

    std::vector<Der> issuers;
    for (int i = 0; i < sk_X509_num(others); ++i) issuers.push_back(der_of(sk_X509_value(others, i), &i2d_X509));
    auto kept = std::make_unique<Credential::Key>();
    EVP_PKEY_up_ref(key);
    kept->key.reset(key);
    return {std::move(kept), der_of(certificate, &i2d_X509), issuers_in_order(certificate, issuers), now};
}

}  // namespace

Credential open_pkcs12(const std::filesystem::path& file, const std::filesystem::path& password_file, std::chrono::sys_seconds now) {
    const Wiped bytes{read_secret(file)};
    const Wiped password{read_password(password_file)};
    return parse_pkcs12(bytes.text, password.text, now, file.string(), " in " + password_file.string());
}

Credential read_pkcs12(std::string_view bytes, const std::string& password, std::chrono::sys_seconds now) {
    return parse_pkcs12(bytes, password, now, "what was sent", "");
}

}  // namespace server
