#include "server/signoff/seal/der.h"

namespace server {

std::optional<std::size_t> der_size(std::string_view bytes) {
    if (bytes.size() < 2) return std::nullopt;
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    std::size_t header = 2, content = byte(1);
    if (content >= 128) {
        const std::size_t digits = content - 128;
        if (digits == 0 || digits > 4 || bytes.size() < header + digits) return std::nullopt;
        content = 0;
        for (std::size_t i = 0; i < digits; ++i) content = content << 8 | byte(header + i);
        header += digits;
    }
    if (content > bytes.size() - header) return std::nullopt;
    return header + content;
}

Der der_element(unsigned char tag, std::string_view content) {
    std::string length;
    for (std::size_t rest = content.size(); rest > 0; rest >>= 8) length.insert(length.begin(), static_cast<char>(rest & 0xFF));
    if (content.size() < 128) length.assign(1, static_cast<char>(content.size()));
    else length.insert(length.begin(), static_cast<char>(0x80 | length.size()));
    return static_cast<char>(tag) + length + std::string(content);
}

}  // namespace server
