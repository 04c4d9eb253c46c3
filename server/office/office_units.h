// An office's name and its units. Changed by its administrators.

#pragma once

#include "server/office/change.h"
#include "server/people/reception.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace server {

// {"name", "units": [{"code", "name", "letter_code"}]}, of the caller's own office.
OrRefusal<Change<Office>> change_office(Reception& reception, const Caller& caller, const std::string& code, const std::optional<std::int64_t>& seen, std::string_view body);

}  // namespace server
