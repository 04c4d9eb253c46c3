#include "server/signoff/seal/test_authority.h"

#include "server/signoff/seal/credential_key.h"
#include "server/signoff/seal/openssl_handles.h"
#include "server/whole_file.h"

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <string>

namespace server {
namespace {

using std::chrono::sys_seconds;

constexpr std::chrono::days authority_life{3652}, seal_life{1096}, signer_life{366};
constexpr const char* password_digits = "0123456789abcdef";

struct Issued {
    KeyOwned key;
    X509Owned certificate;
};

struct Extension {
    int nid;
    const char* value;  // In the words of OpenSSL's x509v3_config(5).
};

constexpr Extension key_id{NID_subject_key_identifier, "hash"}, issuer_id{NID_authority_key_identifier, "keyid:always"};

void set_random_serial(X509* certificate) {
    std::uint64_t random = 0;
    done(RAND_bytes(reinterpret_cast<unsigned char*>(&random), sizeof random), "choose a serial number");
    done(ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), random >> 1), "set a serial number");
}

void set_validity(X509* certificate, sys_seconds from, std::chrono::days life) {
    const std::time_t begin = from.time_since_epoch().count(), end = (from + life).time_since_epoch().count();
    made(ASN1_TIME_set(X509_getm_notBefore(certificate), begin), "set a date");
    made(ASN1_TIME_set(X509_getm_notAfter(certificate), end), "set a date");
}

void set_name(X509* certificate, const std::string& unit, const std::string& common_name) {
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto add = [&](const char* field, const std::string& value) {
        done(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, bytes_of(value), static_cast<int>(value.size()), -1, 0), "set a name");
    };
    add("C", "TH");
    add("O", test_authority_name);
    add("OU", unit);
    add("CN", common_name);
}

// Self-signed without an issuer.
Issued issue(const std::string& unit, const std::string& common_name, const Issued* issuer, sys_seconds from, std::chrono::days life,
             std::initializer_list<Extension> extensions) {
    Issued fresh{KeyOwned(made(EVP_EC_gen("P-256"), "make a key")), X509Owned(made(X509_new(), "make a certificate"))};
    X509* certificate = fresh.certificate.get();
    const Issued& by = issuer ? *issuer : fresh;
    done(X509_set_version(certificate, X509_VERSION_3), "make a certificate");
    set_random_serial(certificate);
    set_validity(certificate, from, life);
    set_name(certificate, unit, common_name);
    done(X509_set_issuer_name(certificate, X509_get_subject_name(by.certificate.get())), "name the issuer");
    done(X509_set_pubkey(certificate, fresh.key.get()), "set the key");
    X509V3_CTX context;
    X509V3_set_ctx(&context, by.certificate.get(), certificate, nullptr, nullptr, 0);
    for (const Extension& extension : extensions) {
        const Owned<X509_EXTENSION, &X509_EXTENSION_free> made_one(
            made(X509V3_EXT_conf_nid(nullptr, &context, extension.nid, extension.value), "add an extension"));
        done(X509_add_ext(certificate, made_one.get(), -1), "add an extension");
    }
    done(X509_sign(certificate, by.key.get(), EVP_sha256()), "sign a certificate");
    return fresh;
}

std::string random_password() {
    unsigned char random[16];
    done(RAND_bytes(random, sizeof random), "choose a password");
    std::string password;
    for (const unsigned char byte : random) {
        password += password_digits[byte >> 4];
        password += password_digits[byte & 15];
    }
    return password;
}

void save(const std::filesystem::path& folder, const std::string& name, const Issued& issued, X509* authority) {
    const std::string password = random_password();
    const CertificatesOwned others(made(sk_X509_new_null(), "make a list"));
    if (authority) {
        X509_up_ref(authority);
        if (sk_X509_push(others.get(), authority) <= 0) fail_openssl("keep a certificate");
    }
    const Owned<PKCS12, &PKCS12_free> box(made(
        PKCS12_create(password.c_str(), name.c_str(), issued.key.get(), issued.certificate.get(), others.get(), 0, 0, 0, 0, 0), "make a PKCS#12 file"));
    replace_file(folder / (name + ".p12"), der_of(box.get(), &i2d_PKCS12));
    replace_file(folder / (name + ".password"), password + "\n");
}

// Key and certificate as save() left them. An authority's key signs certificates only, so it is no Credential.
Issued open(const std::filesystem::path& file, const std::filesystem::path& password_file) {
    const std::string bytes = read_secret(file), password = read_password(password_file);
    const unsigned char* at = bytes_of(bytes);
    const Owned<PKCS12, &PKCS12_free> box(made(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())), "read the authority's key"));
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    done(PKCS12_parse(box.get(), password.c_str(), &key, &certificate, nullptr), "open the authority's key");
    return {KeyOwned(key), X509Owned(certificate)};
}

std::string pem_of(X509* certificate) {
    const BioOwned memory(made(BIO_new(BIO_s_mem()), "write a certificate"));
    done(PEM_write_bio_X509(memory.get(), certificate), "write a certificate");
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

}  // namespace

void make_test_authority(const std::filesystem::path& folder, sys_seconds now) {
    if (std::filesystem::exists(folder)) throw SealError(folder.string() + " exists already");
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);

    const Issued authority = issue("authority", test_seal_name, nullptr, now, authority_life,
                                   {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"}, {NID_key_usage, "critical,keyCertSign,cRLSign"}, key_id});
    const auto leaf = [&](const char* name, std::initializer_list<Extension> extensions) {
        save(folder, name, issue(name, test_seal_name, &authority, now, seal_life, extensions), authority.certificate.get());
    };
    for (const char* name : {"seal", "records"})
        leaf(name, {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,nonRepudiation"}, key_id, issuer_id});
    leaf("time", {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature"},
                  {NID_ext_key_usage, "critical,timeStamping"}, key_id, issuer_id});
    save(folder, "authority", authority, nullptr);
    replace_file(folder / "authority.pem", pem_of(authority.certificate.get()));
}

void make_test_signer(const std::filesystem::path& folder, const std::string& name, const std::string& common_name, sys_seconds now) {
    if (std::filesystem::exists(folder / (name + ".p12"))) throw SealError((folder / (name + ".p12")).string() + " exists already");
    const Issued authority = open(folder / "authority.p12", folder / "authority.password");
    const Issued signer = issue("signer", common_name, &authority, now, signer_life,
                                {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,nonRepudiation"}, key_id, issuer_id});
    save(folder, name, signer, authority.certificate.get());
}

}  // namespace server
