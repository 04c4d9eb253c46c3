// The keys of an office's applications. Asked for by administrators.

#pragma once

#include "server/office/change.h"
#include "server/people/reception.h"

#include <string>
#include <string_view>

namespace server {

struct KeyWithToken {
    OfficeKey key;
    std::string token;  // To be told once.
};

// {"scopes": ["read", "render", "report"], "label", "expires"}
OrRefusal<Change<KeyWithToken>> add_key(Reception& reception, const Caller& caller, std::string_view body);

// Holds from the next request on. Once revoked it stays so.
OrRefusal<Change<OfficeKey>> revoke_key(Reception& reception, const Caller& caller, const std::string& id);

}  // namespace server
