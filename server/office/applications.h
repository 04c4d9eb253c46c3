// The keys of an office's applications. Asked for by administrators.

#pragma once

#include "server/office/registry.h"
#include "server/people/reception.h"

#include <string>
#include <string_view>

namespace server {

struct KeyWithToken {
    OfficeKey key;
    std::string token;  // To be told once.
};

// {"scopes": ["read", "render", "report"], "label", "expires"}
OrRefusal<KeyWithToken> add_key(Reception& reception, const Caller& caller, std::string_view body);

// Holds from the next request on. Once revoked it stays so.
OrRefusal<OfficeKey> revoke_key(Reception& reception, const Caller& caller, std::string_view id);

}  // namespace server
