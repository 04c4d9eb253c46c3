// The keys by which applications are known.

#pragma once

#include "server/http/scope.h"
#include "server/store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace server {

// "sg_<id>_<secret>", to be shown once: 12 and 64 lower-case hexadecimal digits.
std::string token_of(std::string_view id, std::string_view secret);

// A new key and its token. The secret, 256 random bits from the kernel, is kept nowhere.
// `wanted` gives office, scopes, label, created and expires; control characters of the label
// become spaces.
std::pair<OfficeKey, std::string> make_office_key(OfficeKey wanted);

// The key that `token` proves to hold now; nothing when there is none. Compares the whole digest,
// whatever differs, and one even when there is no such id.
std::optional<OfficeKey> find_key(const Transaction& reading, std::string_view token, Instant now);

bool permits(const OfficeKey& key, Scope scope);

// What follows "Bearer ", whose letters may be of either case; "" when it is another scheme.
std::string_view bearer_token(std::string_view authorization);

}  // namespace server
