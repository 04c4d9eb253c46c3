#include "server/http/api_keys.h"

#include "fonts/sha256.h"

#include <Poco/DateTime.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace server {

namespace {

constexpr std::size_t id_digits = 12, secret_digits = 64;
constexpr std::string_view prefix = "sg_";

bool is_hex(std::string_view text, std::size_t digits) {
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string random_hex(std::size_t digits) {
    std::array<unsigned char, 32> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("the kernel gave no random bits");
    std::string hex;
    for (const unsigned char byte : bytes) {
        hex += "0123456789abcdef"[byte >> 4];
        hex += "0123456789abcdef"[byte & 15];
    }
    return hex.substr(0, digits);
}

// Takes as long whether the first digit differs, the last, or none.
bool same_digest(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    volatile unsigned char different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different = different | static_cast<unsigned char>(a[i] ^ b[i]);
    return different == 0;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string dash_if_empty(const std::string& text) { return text.empty() ? "-" : text; }

std::optional<ApiKey> read_key(std::string_view line) {
    std::vector<std::string> parts = split(line, '\t');
    if (parts.size() != 7) return {};
    for (std::string& part : parts) {
        if (part == "-") part.clear();
    }
    const auto scopes = read_scopes(parts[2]);
    const auto is_day_or_empty = [](const std::string& text) { return text.empty() || is_day(text); };
    if (!scopes || !is_hex(parts[0], id_digits) || !is_hex(parts[1], secret_digits) || !is_day(parts[3]) || !is_day_or_empty(parts[4]) ||
        !is_day_or_empty(parts[5])) {
        return {};
    }
    return ApiKey{parts[0], parts[1], *scopes, parts[3], parts[4], parts[5], parts[6]};
}

}  // namespace

std::string token_of(std::string_view id, std::string_view secret) {
    return std::string(prefix) + std::string(id) + "_" + std::string(secret);
}

std::pair<ApiKey, std::string> make_api_key(std::vector<Scope> scopes, std::string today, std::string expires, std::string label) {
    const std::string id = random_hex(id_digits), secret = random_hex(secret_digits);
    std::replace_if(label.begin(), label.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    return {{id, fonts::sha256_hex(secret), std::move(scopes), std::move(today), std::move(expires), "", std::move(label)}, token_of(id, secret)};
}

const ApiKey* find_key(std::span<const ApiKey> keys, std::string_view token, std::string_view today) {
    static const ApiKey nobody{"", std::string(secret_digits, '-'), {}, "", "", "", ""};
    if (token.size() != prefix.size() + id_digits + 1 + secret_digits || !token.starts_with(prefix) || token[prefix.size() + id_digits] != '_') return nullptr;
    const std::string_view id = token.substr(prefix.size(), id_digits);
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const ApiKey& key) { return key.id == id; });
    const ApiKey& key = found == keys.end() ? nobody : *found;
    const bool same = same_digest(fonts::sha256_hex(token.substr(token.size() - secret_digits)), key.secret_sha256);
    const bool holds = key.revoked.empty() && (key.expires.empty() || today <= key.expires);
    return same && holds ? &key : nullptr;
}

bool permits(const ApiKey& key, Scope scope) { return std::find(key.scopes.begin(), key.scopes.end(), scope) != key.scopes.end(); }

std::optional<std::vector<Scope>> read_scopes(std::string_view list) {
    std::vector<Scope> scopes;
    for (const std::string& name : split(list, ',')) {
        if (name != "read" && name != "render") return {};
        const Scope scope = name == "read" ? Scope::read : Scope::render;
        if (std::find(scopes.begin(), scopes.end(), scope) != scopes.end()) return {};
        scopes.push_back(scope);
    }
    return scopes;
}

std::string write_scopes(std::span<const Scope> scopes) {
    std::string list;
    for (const Scope scope : scopes) list += (list.empty() ? "" : ",") + std::string(scope == Scope::read ? "read" : "render");
    return list;
}

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const std::string digits = std::string(text.substr(0, 4)) + std::string(text.substr(5, 2)) + std::string(text.substr(8));
    if (digits.find_first_not_of("0123456789") != std::string::npos) return false;
    return Poco::DateTime::isValid(std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6)));
}

std::string day_of_today() { return Poco::DateTimeFormatter::format(Poco::Timestamp(), "%Y-%m-%d"); }

std::vector<ApiKey> read_keys(std::string_view text, const std::string& name) {
    std::vector<ApiKey> keys;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto key = read_key(text.substr(0, end));
        if (!key || end == std::string_view::npos) {
            throw std::runtime_error(name + ":" + std::to_string(keys.size() + 1) + ": not a key, or cut short");
        }
        keys.push_back(*std::move(key));
        text.remove_prefix(end + 1);
    }
    return keys;
}

std::string write_keys(std::span<const ApiKey> keys) {
    std::string text;
    for (const ApiKey& key : keys) {
        text += key.id + '\t' + key.secret_sha256 + '\t' + write_scopes(key.scopes) + '\t' + key.created + '\t' + dash_if_empty(key.expires) + '\t' +
                dash_if_empty(key.revoked) + '\t' + dash_if_empty(key.label) + '\n';
    }
    return text;
}

}  // namespace server
