// What a store throws: never for what a sender can put right, that is an Outcome.

#pragma once

#include <stdexcept>
#include <string>

namespace server {

// Nothing was changed, and later it may work again: 503 with Retry-After. Reading may go on.
class StoreUnavailable : public std::runtime_error {
public:
    enum class Cause {
        full,     // The disk, or a limit of the file's size.
        locked,   // Somebody else wrote for longer than we wait (5 s).
        failing,  // Reading, writing or flushing failed.
    };
    StoreUnavailable(Cause why, const std::string& what) : std::runtime_error(what), cause_(why) {}
    Cause cause() const { return cause_; }

private:
    Cause cause_;
};

// The folder cannot be served from: another server has it, it is damaged, its database is missing
// or was made by a newer program. One line for the operator; the program does not start.
class StoreRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace server
