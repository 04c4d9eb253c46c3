// SHA-256 (FIPS 180-4). OpenSSL's libcrypto ends here.

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct SHA256state_st;

namespace fonts {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);  // 64 lower-case digits.

// The digest of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();

    void add(std::string_view bytes);
    std::string hex();  // Of all that was added; once.

private:
    std::unique_ptr<SHA256state_st> state_;
};

}  // namespace fonts
