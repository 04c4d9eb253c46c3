// OpenSSL 3.0 reaches tokens through an engine, libp11's "pkcs11" (Debian: libengine-pkcs11-openssl).
// OpenSSL calls engines deprecated; a provider for PKCS#11 is not in Debian 12.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/credential.h"
#include "server/signoff/seal/credential_key.h"

#include <openssl/crypto.h>
#include <openssl/engine.h>

namespace server {
namespace {

// An engine that is loaded, logged in and started; ends it in reverse order.
std::shared_ptr<ENGINE> start_engine(const TokenKey& token) {
    std::string pin = read_password(token.pin_file);
    ENGINE_load_dynamic();
    ENGINE* engine = made(ENGINE_by_id("pkcs11"), "find the engine pkcs11 (package libengine-pkcs11-openssl)");
    const bool started = ENGINE_ctrl_cmd_string(engine, "MODULE_PATH", token.module.c_str(), 0) == 1 &&
                         ENGINE_ctrl_cmd_string(engine, "PIN", pin.c_str(), 0) == 1 && ENGINE_init(engine) == 1;
    OPENSSL_cleanse(pin.data(), pin.size());
    if (!started) {
        ENGINE_free(engine);
        fail_openssl("start the token's driver " + token.module.string());
    }
    return {engine, [](ENGINE* started_engine) {
                ENGINE_finish(started_engine);
                ENGINE_free(started_engine);
            }};
}

X509Owned load_certificate(ENGINE* engine, const std::string& uri) {
    struct {
        const char* uri;
        X509* certificate;
    } asked{uri.c_str(), nullptr};  // As the engine's command LOAD_CERT_CTRL takes it (libp11, eng_front.c).
    if (ENGINE_ctrl_cmd(engine, "LOAD_CERT_CTRL", 0, &asked, nullptr, 1) != 1 || !asked.certificate)
        fail_openssl("find the certificate on the token");
    return X509Owned(asked.certificate);
}

}  // namespace

Credential open_pkcs11(const TokenKey& token, std::chrono::sys_seconds now) {
    const std::shared_ptr<ENGINE> engine = start_engine(token);
    const X509Owned certificate = load_certificate(engine.get(), token.uri);
    auto key = std::make_unique<Credential::Key>();
    key->session = engine;
    key->key.reset(made(ENGINE_load_private_key(engine.get(), token.uri.c_str(), nullptr, nullptr), "find the key on the token"));
    return {std::move(key), der_of(certificate.get(), &i2d_X509), issuers_in_order(certificate.get(), token.issuers), now};
}

}  // namespace server
