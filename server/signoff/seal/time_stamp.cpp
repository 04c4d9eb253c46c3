#include "server/signoff/seal/time_stamp.h"

#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/openssl_handles.h"

#include <openssl/objects.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include <ctime>

namespace server {
namespace {

using RequestOwned = Owned<TS_REQ, &TS_REQ_free>;
using ReplyOwned = Owned<TS_RESP, &TS_RESP_free>;
using InfoOwned = Owned<TS_TST_INFO, &TS_TST_INFO_free>;
using RulesOwned = Owned<TS_VERIFY_CTX, &TS_VERIFY_CTX_free>;

constexpr int token_version = 3;   // CMSVersion of a SignedData whose content is not data (RFC 5652, 5.1).
constexpr int signer_version = 1;  // Of a SignerInfo that names issuer and serial (RFC 5652, 5.3).

RequestOwned request_over(std::string_view signature) {
    RequestOwned request(made(TS_REQ_new(), "ask for a time stamp"));
    const Owned<TS_MSG_IMPRINT, &TS_MSG_IMPRINT_free> imprint(made(TS_MSG_IMPRINT_new(), "ask for a time stamp"));
    const Owned<X509_ALGOR, &X509_ALGOR_free> algorithm(made(X509_ALGOR_new(), "ask for a time stamp"));
    done(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr), "ask for a time stamp");
    std::string digest = sha256_of(signature);
    std::uint64_t random = 0;
    done(RAND_bytes(reinterpret_cast<unsigned char*>(&random), sizeof random), "choose a nonce");
    const Owned<ASN1_INTEGER, &ASN1_INTEGER_free> nonce(made(ASN1_INTEGER_new(), "choose a nonce"));
    done(ASN1_INTEGER_set_uint64(nonce.get(), random), "choose a nonce");
    const bool set = TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
                     TS_MSG_IMPRINT_set_msg(imprint.get(), reinterpret_cast<unsigned char*>(digest.data()), static_cast<int>(digest.size())) == 1 &&
                     TS_REQ_set_version(request.get(), 1) == 1 && TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 &&
                     TS_REQ_set_nonce(request.get(), nonce.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1;
    if (!set) fail_openssl("ask for a time stamp");
    return request;
}

bool has_algorithm(const X509_ALGOR* algorithm, int nid) {
    const ASN1_OBJECT* object = nullptr;
    int parameter = V_ASN1_UNDEF;
    X509_ALGOR_get0(&object, &parameter, nullptr, algorithm);
    return OBJ_obj2nid(object) == nid && (parameter == V_ASN1_UNDEF || parameter == V_ASN1_NULL);
}

// The signature's algorithm is the one that verification uses: PKCS7 takes it from the key.
bool names_its_algorithm(const PKCS7_SIGNER_INFO* signer, X509* certificate) {
    const int key = EVP_PKEY_get_base_id(X509_get0_pubkey(certificate)), digest = OBJ_obj2nid(signer->digest_alg->algorithm);
    int combined = NID_undef;
    if (OBJ_find_sigid_by_algs(&combined, digest, key) != 1) return false;
    return has_algorithm(signer->digest_enc_alg, combined) || (key == EVP_PKEY_RSA && has_algorithm(signer->digest_enc_alg, NID_rsaEncryption));
}

X509* signer_certificate(PKCS7* token) {
    STACK_OF(X509)* signers = PKCS7_get0_signers(token, nullptr, 0);  // The list is ours, what it holds is not.
    X509* signer = sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : nullptr;
    sk_X509_free(signers);
    return signer && X509_get0_pubkey(signer) ? signer : nullptr;
}

std::vector<Der> others_of(PKCS7* token, X509* signer) {
    std::vector<Der> others;
    STACK_OF(X509)* all = token->d.sign->cert;
    for (int i = 0; i < sk_X509_num(all); ++i)
        if (sk_X509_value(all, i) != signer) others.push_back(der_of(sk_X509_value(all, i), &i2d_X509));
    return others;
}

// Fields that no signature covers have the one value that they may have.
bool is_plain(PKCS7* token, X509* certificate) {
    const PKCS7_SIGNED* data = token->d.sign;
    const PKCS7_SIGNER_INFO* signer = sk_PKCS7_SIGNER_INFO_value(data->signer_info, 0);
    const int digest = OBJ_obj2nid(signer->digest_alg->algorithm);
    return ASN1_INTEGER_get(data->version) == token_version && sk_X509_ALGOR_num(data->md_algs) == 1 &&
           X509_ALGOR_cmp(sk_X509_ALGOR_value(data->md_algs, 0), signer->digest_alg) == 0 && has_algorithm(signer->digest_alg, digest) &&
           sk_X509_CRL_num(data->crl) <= 0 && ASN1_INTEGER_get(signer->version) == signer_version &&
           sk_X509_ATTRIBUTE_num(signer->unauth_attr) <= 0 && names_its_algorithm(signer, certificate);
}

std::optional<std::chrono::sys_seconds> time_of(const TS_TST_INFO* info) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &parts) != 1) return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(::timegm(&parts)));
}

bool verifies(PKCS7* token, std::string_view signature, const std::vector<Der>& anchors, std::chrono::sys_seconds at) {
    const RulesOwned rules(made(TS_VERIFY_CTX_new(), "check a time stamp"));
    TS_VERIFY_CTX_set_flags(rules.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE | TS_VFY_DATA);
    TS_VERIFY_CTX_set_data(rules.get(), made(BIO_new_mem_buf(signature.data(), static_cast<int>(signature.size())), "check a time stamp"));
    TS_VERIFY_CTX_set_store(rules.get(), store_of(anchors, at).release());
    const bool fits = TS_RESP_verify_token(rules.get(), token) == 1;
    ERR_clear_error();
    return fits;
}

// The token of a granted answer to that request.
Der token_of_reply(std::string_view reply, TS_REQ* request) {
    const unsigned char* at = bytes_of(reply);
    const ReplyOwned read(d2i_TS_RESP(nullptr, &at, static_cast<long>(reply.size())));
    ERR_clear_error();
    if (!read) throw SealError("the authority's answer is not a time-stamp response");
    const RulesOwned rules(made(TS_REQ_to_TS_VERIFY_CTX(request, nullptr), "check a time stamp"));
    TS_VERIFY_CTX_set_flags(rules.get(), TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
    const bool answers = TS_RESP_verify_response(rules.get(), read.get()) == 1;
    ERR_clear_error();
    if (!answers || !TS_RESP_get_token(read.get())) throw SealError("the authority does not grant the time stamp that was asked for");

    PKCS7* token = TS_RESP_get_token(read.get());
    X509* signer = PKCS7_type_is_signed(token) ? signer_certificate(token) : nullptr;
    if (!signer) throw SealError("the time stamp came without its signer's certificate");
    CertificatesOwned chain = stack_of(issuers_in_order(signer, others_of(token, signer)));
    X509_up_ref(signer);
    if (sk_X509_push(chain.get(), signer) <= 0) fail_openssl("keep a certificate");
    sk_X509_pop_free(token->d.sign->cert, X509_free);
    token->d.sign->cert = chain.release();
    return der_of(token, &i2d_PKCS7);
}

}  // namespace

Der ask_time_stamp(const StampWishes& wishes, std::string_view signature, std::chrono::sys_seconds now) {
    if (!wishes.ask) throw SealError("no authority is set up");
    const RequestOwned request = request_over(signature);
    Der reply;
    try {
        reply = wishes.ask(der_of(request.get(), &i2d_TS_REQ));
    } catch (const std::exception& error) {
        throw SealError(std::string("the authority does not answer: ") + error.what());
    }
    Der token = token_of_reply(reply, request.get());
    const auto stamp = read_time_stamp(token, signature, {});
    if (!stamp) throw SealError("the authority's time stamp does not verify");
    if (!wishes.anchors.empty() && !read_time_stamp(token, signature, wishes.anchors)) throw SealError("the authority is none that is trusted");
    if (stamp->time < now - most_drift || stamp->time > now + most_drift) throw SealError("the authority's clock is more than 5 minutes from ours");
    return token;
}

std::optional<TimeStamp> read_time_stamp(std::string_view token, std::string_view signature, const std::vector<Der>& anchors) {
    const Pkcs7Owned read = read_der<Pkcs7Owned>(token, &d2i_PKCS7, &i2d_PKCS7);
    if (!read || !PKCS7_type_is_signed(read.get()) || !read->d.sign || sk_PKCS7_SIGNER_INFO_num(read->d.sign->signer_info) != 1)
        return std::nullopt;
    X509* signer = signer_certificate(read.get());
    const InfoOwned info(PKCS7_to_TS_TST_INFO(read.get()));
    ERR_clear_error();
    if (!signer || !info || !is_plain(read.get(), signer)) return std::nullopt;
    if (!has_algorithm(TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(info.get())), NID_sha256)) return std::nullopt;
    const auto time = time_of(info.get());
    if (!time) return std::nullopt;

    const std::vector<Der> others = others_of(read.get(), signer);
    TimeStamp stamp{*time, der_of(signer, &i2d_X509), issuers_in_order(signer, others)};
    std::vector<Der> trusted = anchors;
    if (anchors.empty()) {
        trusted = others;
        trusted.push_back(stamp.certificate);
    }
    if (!is_one_chain(signer, others, anchors) || !verifies(read.get(), signature, trusted, *time)) return std::nullopt;
    return stamp;
}

}  // namespace server
