// The keys by which applications are known: what they are, and the file that keeps them.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

enum class Scope { open, read, render };  // What a route asks for; `open` asks for no key.

struct ApiKey {
    std::string id;              // 12 lower-case hexadecimal digits.
    std::string secret_sha256;   // 64 of them. The secret itself, 256 random bits, is kept nowhere.
    std::vector<Scope> scopes;   // `read`, `render`.
    std::string created;         // Days are "2026-11-22", UTC.
    std::string expires;         // The last day on which it holds; "": never.
    std::string revoked;         // "": it holds.
    std::string label;           // For people: which application has it.

    friend bool operator==(const ApiKey&, const ApiKey&) = default;
};

// "sg_<id>_<secret>", to be shown once.
std::string token_of(std::string_view id, std::string_view secret);

// A new key and its token. Random bits from the kernel.
std::pair<ApiKey, std::string> make_api_key(std::vector<Scope> scopes, std::string today, std::string expires, std::string label);

// The key that `token` proves to hold on that day; nullptr when there is none. Compares the whole
// digest, whatever differs, and one even when there is no such id.
const ApiKey* find_key(std::span<const ApiKey> keys, std::string_view token, std::string_view today);

bool permits(const ApiKey& key, Scope scope);

// "render,read", in any order, at least one, none twice; nothing when it is not that.
std::optional<std::vector<Scope>> read_scopes(std::string_view list);
std::string write_scopes(std::span<const Scope> scopes);

bool is_day(std::string_view text);  // "2026-11-22" and a day of the calendar.
std::string day_of_today();          // UTC.

// One key a line, its members parted by tabs, in the order above, "-" for an empty one. Throws
// std::runtime_error with `name` and the line that is wrong.
std::vector<ApiKey> read_keys(std::string_view text, const std::string& name);
std::string write_keys(std::span<const ApiKey> keys);

}  // namespace server
