// The number that a letter has in its unit's register.

#pragma once

#include "server/store/records.h"

#include <string>

namespace server {

// One for each number of a register: letter code, calendar year, circular letters apart; no two letters have the same. "กท ๔๘๑๐" and
// "กท4810" are one code, "๓๓๓๖" and "3336", "008009" and "8009" one number. "": no number yet.
std::string register_key(const Letter& letter);

}  // namespace server
