// Numbers as OpenType files write them, bounds checked.

#pragma once

#include "fonts/face.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fonts {

inline std::uint16_t u16_at(std::string_view table, std::size_t at) {
    if (table.size() < 2 || at > table.size() - 2) throw FontError("a table of the font is too short");
    return static_cast<std::uint16_t>(static_cast<unsigned char>(table[at]) << 8 |
                                      static_cast<unsigned char>(table[at + 1]));
}

inline std::int16_t i16_at(std::string_view table, std::size_t at) {
    return static_cast<std::int16_t>(u16_at(table, at));
}

inline std::uint32_t u32_at(std::string_view table, std::size_t at) {
    return static_cast<std::uint32_t>(u16_at(table, at)) << 16 | u16_at(table, at + 2);
}

inline void append_u16(std::string& out, unsigned value) {
    out += static_cast<char>(value >> 8 & 0xFF);
    out += static_cast<char>(value & 0xFF);
}

inline void append_u32(std::string& out, std::uint32_t value) {
    append_u16(out, value >> 16);
    append_u16(out, value & 0xFFFF);
}

inline void put_u16(std::string& table, std::size_t at, unsigned value) {
    u16_at(table, at);  // For its check.
    table[at] = static_cast<char>(value >> 8 & 0xFF);
    table[at + 1] = static_cast<char>(value & 0xFF);
}

}  // namespace fonts
