// An office's name and its units. Changed by its administrators.

#pragma once

#include "server/office/registry.h"
#include "server/people/reception.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace server {

// {"name", "units": [{"code", "name", "letter_code"}]}, of the caller's own office.
OrRefusal<Office> change_office(Reception& reception, const Caller& caller, std::string_view code, const std::optional<std::int64_t>& seen, std::string_view body);

}  // namespace server
