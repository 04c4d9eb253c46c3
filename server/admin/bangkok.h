// The 50 districts of Bangkok, for demonstrations.

#pragma once

#include <array>

namespace server {

struct District {
    const char* code;  // As the first four digits of its indicators' codes.
    const char* name;
};

extern const std::array<District, 50> districts;  // By code.

}  // namespace server
