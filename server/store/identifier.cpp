#include "server/store/identifier.h"

#include "server/store/base32.h"

#include <sys/random.h>

#include <stdexcept>

namespace server {

namespace {

constexpr std::size_t bytes_of_identifier = 16, letters_of_identifier = 26;

}  // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("the kernel gave no random bits");
    return bytes;
}

std::string new_identifier() { return to_base32(random_bytes(bytes_of_identifier)); }

bool is_identifier(std::string_view text) {
    return text.size() == letters_of_identifier && text.find_first_not_of(base32_letters) == std::string_view::npos;
}

}  // namespace server
