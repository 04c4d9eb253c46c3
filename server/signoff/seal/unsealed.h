// A sealed file as it was before it was sealed.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace server {

// What the writer left to be sealed, and what it was told for that.
struct Unsealed {
    std::string bytes;                  // The first revision, the places of its seal blank again.
    std::chrono::sys_seconds time;      // As its signer states it.
    std::string name, reason;           // UTF-8; "" when absent.
    bool letter = false;                // May be numbered later.
};

// Nothing when the file was not written to be sealed as ours are. Says nothing of the seal: that is
// verify_seal().
std::optional<Unsealed> unsealed(std::string_view pdf);

}  // namespace server
