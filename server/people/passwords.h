// Passwords: which are taken, and what is kept of them.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace server {

// Of one Argon2id hash, in one thread.
struct HashCost {
    unsigned long long passes = 0;
    std::size_t memory = 0;  // Bytes.
};

// More than the least of OWASP's Password Storage Cheat Sheet (2 passes over 19 MiB): 42 to 47 ms of
// one 2.6 GHz core, and little enough memory beside a rendering.
constexpr HashCost usual_cost{2, std::size_t{32} << 20};

// Safe to call from any thread. Every hash keeps a core busy: see SignIns, which bounds them.
class Passwords {
public:
    explicit Passwords(HashCost cost = usual_cost);

    // With a salt of its own and its cost: "$argon2id$v=19$m=…". Throws std::bad_alloc.
    std::string hash(std::string_view password) const;

    // Takes about as long for "", the hash of who has no password, which none fits.
    bool fits(std::string_view password, const std::string& hash) const;

private:
    HashCost cost_;
    std::string nobodys_;
};

constexpr std::size_t least_password = 12;  // Characters. No rules on which: length is what helps.
constexpr std::size_t most_password = 1024;  // Bytes.

// What is wrong with a new password: too short, too long, or the login itself.
std::optional<layout::Problem> refuse_password(std::string_view password, std::string_view login, std::string pointer);

// 128 random bits in groups that can be read out: "k3fa-…".
std::string new_password();

}  // namespace server
