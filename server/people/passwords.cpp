#include "server/people/passwords.h"

#include "server/people/logins.h"
#include "server/store/identifier.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <stdexcept>

namespace server {

namespace {

// Code points; `text` is UTF-8.
std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

Passwords::Passwords(HashCost cost) : cost_(cost) {
    if (::sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
    nobodys_ = hash(new_identifier());
}

std::string Passwords::hash(std::string_view password) const {
    char text[crypto_pwhash_argon2id_STRBYTES];
    const int failed = ::crypto_pwhash_argon2id_str(text, password.data(), password.size(), cost_.passes, cost_.memory);
    if (failed != 0) throw std::bad_alloc();  // The only reason that it gives.
    return text;
}

bool Passwords::fits(std::string_view password, const std::string& hash) const {
    const std::string& against = hash.empty() ? nobodys_ : hash;
    return ::crypto_pwhash_argon2id_str_verify(against.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

std::optional<layout::Problem> refuse_password(std::string_view password, std::string_view login, std::string pointer) {
    if (characters_in(password) < least_password) {
        return layout::Problem{std::move(pointer), "min_length", "รหัสผ่านต้องมีอย่างน้อย 12 ตัวอักษร", "A password has at least 12 characters."};
    }
    if (password.size() > most_password) {
        return layout::Problem{std::move(pointer), "max_length", "รหัสผ่านยาวเกิน 1,024 ไบต์", "A password has at most 1,024 bytes."};
    }
    if (lower_login(std::string(password)) == login) {
        return layout::Problem{std::move(pointer), "password", "รหัสผ่านต้องไม่เหมือนกับชื่อผู้ใช้", "The password must not be the login."};
    }
    return {};
}

std::string new_password() {
    std::string password;
    for (const char c : new_identifier()) {
        if (password.size() % 5 == 4) password += '-';
        password += c;
    }
    return password;
}

}  // namespace server
