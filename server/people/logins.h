// What people call themselves when they sign in.

#pragma once

#include <string>
#include <string_view>

namespace server {

// 3 to 40 of a-z, 0-9, '.', '-', '_', beginning with a letter or digit.
bool is_login(std::string_view text);

// As it is kept: whoever types capital letters means the same.
std::string lower_login(std::string login);

}  // namespace server
