#include "server/http/request_id.h"

#include <algorithm>
#include <cstdint>
#include <random>

namespace server {

namespace {

bool is_lower_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

bool is_zero(std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; }

}  // namespace

std::string new_id() {
    thread_local std::mt19937_64 random{std::random_device{}() ^ (std::uint64_t{std::random_device{}()} << 32)};
    static constexpr char digits[] = "0123456789abcdef";
    std::string id;
    for (int half = 0; half < 2; ++half) {
        std::uint64_t bits = random();
        for (int i = 0; i < 16; ++i, bits >>= 4) id += digits[bits & 15];
    }
    return id;
}

std::string trace_id(std::string_view field) {
    // version "-" trace-id "-" parent-id "-" flags; a later version may go on after "-".
    constexpr std::size_t size = 2 + 1 + 32 + 1 + 16 + 1 + 2;
    if (field.size() < size || field[2] != '-' || field[35] != '-' || field[52] != '-') return new_id();
    const auto version = field.substr(0, 2), trace = field.substr(3, 32), parent = field.substr(36, 16), flags = field.substr(53, 2);
    const bool hex = is_lower_hex(version) && is_lower_hex(trace) && is_lower_hex(parent) && is_lower_hex(flags);
    const bool ends = version == "00" ? field.size() == size : field.size() == size || field[size] == '-';
    if (!hex || !ends || version == "ff" || is_zero(trace) || is_zero(parent)) return new_id();
    return std::string(trace);
}

}  // namespace server
