// Whether a signed document holds, for anybody who has its code.

#pragma once

#include "layout/value/value.h"
#include "server/store/store.h"

#include <optional>
#include <string>

namespace server {

// The answer of GET /v1/verifications/{code}. Nothing: no document has this code, or it is a scan of what is not recorded as signed.
std::optional<layout::Value> verification_of(const Transaction& reading, const std::string& code);

}  // namespace server
