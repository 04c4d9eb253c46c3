// What only we can put right about seals: a key that cannot be read, a file that was not made
// to be sealed, a library that refuses.

#pragma once

#include <stdexcept>

namespace server {

class SealError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace server
