// How much a seal holds.

#pragma once

#include <string_view>

namespace server {

// EN 319 142-1, 6.1: signed; with a time stamp; with all that is needed to validate it later.
enum class SealLevel { b_b, b_t, b_lt };

constexpr std::string_view name_of(SealLevel level) {
    constexpr std::string_view names[] = {"B-B", "B-T", "B-LT"};
    return names[static_cast<int>(level)];
}

}  // namespace server
