// The numbers that letters have been given.

#pragma once

#include "server/desk/screen.h"

#include <optional>
#include <string>

namespace server {

// "กท 4810/3336", "กท 4810/ว 12"; "" before it has one.
std::string number_of(const Letter& letter);

// Of the letters with this one's code that were numbered this year, the one with the latest date.
std::optional<Letter> last_numbered(const Transaction& reading, const Visit& visit, const Letter& letter);

// The letter that has the number which this one was to get.
std::optional<Letter> with_number(const Visit& visit, const std::string& letter, const std::string& number, Day date);

}  // namespace server
