#include "server/people/logins.h"

namespace server {

bool is_login(std::string_view text) {
    constexpr std::string_view beginnings = "abcdefghijklmnopqrstuvwxyz0123456789";
    const bool has_length = text.size() >= 3 && text.size() <= 40;
    return has_length && beginnings.find(text[0]) != std::string_view::npos && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string_view::npos;
}

std::string lower_login(std::string login) {
    for (char& c : login) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return login;
}

}  // namespace server
