#include "server/people/office_keys.h"

#include "fonts/sha256.h"
#include "server/store/hex.h"
#include "server/store/identifier.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::size_t id_digits = 12, secret_digits = 64;
constexpr std::string_view prefix = "sg_";

std::string random_hex(std::size_t digits) { return to_hex(random_bytes(digits / 2)); }

// Takes as long whether the first digit differs, the last, or none.
bool same_digest(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    volatile unsigned char different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different = different | static_cast<unsigned char>(a[i] ^ b[i]);
    return different == 0;
}

bool is_token(std::string_view text) {
    return text.size() == prefix.size() + id_digits + 1 + secret_digits && text.starts_with(prefix) && text[prefix.size() + id_digits] == '_';
}

// Its days are UTC's.
bool holds(const OfficeKey& key, Instant now) {
    return !key.revoked && (!key.expires || std::chrono::floor<std::chrono::days>(now) <= *key.expires);
}

}  // namespace

std::string token_of(std::string_view id, std::string_view secret) {
    return std::string(prefix) + std::string(id) + "_" + std::string(secret);
}

std::pair<OfficeKey, std::string> make_office_key(OfficeKey wanted) {
    const std::string secret = random_hex(secret_digits);
    wanted.id = random_hex(id_digits);
    wanted.secret_sha256 = fonts::sha256_hex(secret);
    std::replace_if(wanted.label.begin(), wanted.label.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    const std::string token = token_of(wanted.id, secret);
    return {std::move(wanted), token};
}

std::optional<OfficeKey> find_key(const Transaction& reading, std::string_view token, Instant now) {
    static const std::string nobodys(secret_digits, '-');
    if (!is_token(token)) return {};
    auto key = reading.key(token.substr(prefix.size(), id_digits));
    const bool same = same_digest(fonts::sha256_hex(token.substr(token.size() - secret_digits)), key ? key->secret_sha256 : nobodys);
    if (!same || !key || !holds(*key, now)) return {};
    return key;
}

bool permits(const OfficeKey& key, Scope scope) {
    const auto scopes = read_scopes(key.scopes);
    return scopes && std::find(scopes->begin(), scopes->end(), scope) != scopes->end();
}

std::string_view bearer_token(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() < scheme.size()) return {};
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c = authorization[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != scheme[i]) return {};
    }
    return authorization.substr(scheme.size());
}

}  // namespace server
