#include "fonts/sha256.h"

// SHA256() of OpenSSL 3 asks its providers for the sum, and reads openssl.cnf to find them: a millisecond of every
// start. SHA256_Init and its sisters are the sum alone.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <stdexcept>

namespace fonts {

namespace {

std::string hex_of(const std::array<std::uint8_t, 32>& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(64);
    for (const std::uint8_t byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

// They fail only for want of a state.
void check(int done) {
    if (done != 1) throw std::runtime_error("libcrypto could not make a SHA-256");
}

void begin(SHA256_CTX& state) { check(SHA256_Init(&state)); }

void take(SHA256_CTX& state, std::string_view bytes) { check(SHA256_Update(&state, bytes.data(), bytes.size())); }

std::array<std::uint8_t, 32> end(SHA256_CTX& state) {
    std::array<std::uint8_t, 32> digest{};
    check(SHA256_Final(digest.data(), &state));
    return digest;
}

}  // namespace

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
    SHA256_CTX state;
    begin(state);
    take(state, bytes);
    return end(state);
}

std::string sha256_hex(std::string_view bytes) { return hex_of(sha256(bytes)); }

Sha256::Sha256() : state_(std::make_unique<SHA256_CTX>()) { begin(*state_); }

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { take(*state_, bytes); }

std::string Sha256::hex() { return hex_of(end(*state_)); }

}  // namespace fonts
