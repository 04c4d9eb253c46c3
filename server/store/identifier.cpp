#include "server/store/identifier.h"

#include <sys/random.h>

#include <array>
#include <stdexcept>

namespace server {

namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t length = 26;  // 130 bits; the last letter carries three of the 128, and two zeros.

}  // namespace

std::string new_identifier() {
    std::array<unsigned char, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("the kernel gave no random bits");
    std::string text;
    unsigned waiting = 0;
    int bits = 0;
    for (const unsigned char byte : bytes) {
        waiting = (waiting << 8 | byte) & 0xFFFU;
        for (bits += 8; bits >= 5; bits -= 5) text += letters[waiting >> (bits - 5) & 31U];
    }
    text += letters[waiting << (5 - bits) & 31U];
    return text;
}

bool is_identifier(std::string_view text) { return text.size() == length && text.find_first_not_of(letters) == std::string_view::npos; }

}  // namespace server
