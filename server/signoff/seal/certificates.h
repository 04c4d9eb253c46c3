// Certificates (RFC 5280): what they say, and whether they lead to an anchor. For this folder's
// .cpp files only.

#pragma once

#include "server/signoff/seal/der.h"
#include "server/signoff/seal/openssl_handles.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace server {

std::string subject_of(X509* certificate);      // RFC 2253, UTF-8, for people.
std::string common_name_of(X509* certificate);  // "" without one.
std::chrono::sys_seconds valid_from(X509* certificate);
std::chrono::sys_seconds valid_until(X509* certificate);

// Its key usage, if it states any, has digitalSignature or nonRepudiation (RFC 5280, 4.2.1.3),
// and it is no authority's.
bool may_sign(X509* certificate);

// Those of `pool` that lead upwards from `certificate`, the nearest first, each one's signature
// checked; ends with a self-signed one, or where the pool does.
std::vector<Der> issuers_in_order(X509* certificate, const std::vector<Der>& pool);

// By its own key, or by an anchor when there are any; the other certificates of a chain are vouched
// for by the ones above them.
bool is_vouched_for(const Der& top, const std::vector<Der>& anchors);

// Whether each of `issuers` is a link of one chain above `leaf`, and the top one is vouched for.
// Certificates are not signed together with what they travel in; this finds one that was
// slipped in or altered.
bool is_one_chain(X509* leaf, const std::vector<Der>& issuers, const std::vector<Der>& anchors);

// Whether `leaf` leads through `issuers` to one of `anchors` at that time. The anchors may be
// roots or any authority below them.
bool leads_to(const std::vector<Der>& anchors, X509* leaf, const std::vector<Der>& issuers, std::chrono::sys_seconds at);

// Anchors and a time for OpenSSL's own verifications.
StoreOwned store_of(const std::vector<Der>& anchors, std::chrono::sys_seconds at);
CertificatesOwned stack_of(const std::vector<Der>& certificates);

// Whether `signature` over the SHA-256 of `bytes` is of the certificate's key, and, when that
// is on a curve, has the lower s.
bool signature_fits(X509* certificate, std::string_view bytes, std::string_view signature);

// (r, s) or (r, order - s) on P-256: both are valid, we write and accept the lower. Throws
// SealError when it is no such signature.
std::string with_lower_s(std::string_view signature);

// 32 bytes, as CMS carries a digest.
std::string sha256_of(std::string_view bytes);

}  // namespace server
