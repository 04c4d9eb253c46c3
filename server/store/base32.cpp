#include "server/store/base32.h"

namespace server {

std::string to_base32(std::string_view bytes) {
    std::string text;
    unsigned waiting = 0;
    int bits = 0;
    for (const char byte : bytes) {
        waiting = (waiting << 8 | static_cast<unsigned char>(byte)) & 0xFFFU;
        for (bits += 8; bits >= 5; bits -= 5) text += base32_letters[waiting >> (bits - 5) & 31U];
    }
    if (bits > 0) text += base32_letters[waiting << (5 - bits) & 31U];
    return text;
}

}  // namespace server
