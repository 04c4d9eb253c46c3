#include "layout/value/json_fault.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace layout {

namespace {

struct Place {
    std::size_t line = 1, column = 1;
};

Place place_of(std::string_view bytes, std::size_t offset) {
    Place place;
    for (const char c : bytes.substr(0, offset)) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else if (!continues) {
            ++place.column;
        }
    }
    return place;
}

unsigned char byte_at(std::string_view bytes, std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
}

// Bytes of the well-formed sequence at `i` (Unicode, table 3-7); 0 when there is none.
std::size_t utf8_length(std::string_view bytes, std::size_t i) {
    const unsigned char lead = byte_at(bytes, i), second = byte_at(bytes, i + 1);
    const auto continues = [&](std::size_t at) { return (byte_at(bytes, at) & 0xC0) == 0x80; };
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4 || !continues(i + 1)) return 0;
    if (lead < 0xE0) return 2;
    if (lead == 0xE0 && second < 0xA0) return 0;  // Overlong.
    if (lead == 0xED && second > 0x9F) return 0;  // A surrogate.
    if (!continues(i + 2)) return 0;
    if (lead < 0xF0) return 3;
    if (lead == 0xF0 && second < 0x90) return 0;  // Overlong.
    if (lead == 0xF4 && second > 0x8F) return 0;  // Over U+10FFFF.
    return continues(i + 3) ? 4 : 0;
}

// Whether bytes[i] and the seven after it are ASCII and none is NUL.
bool plain_eight(std::string_view bytes, std::size_t i) {
    constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    if (bytes.size() - i < sizeof(std::uint64_t)) return false;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + i, sizeof(eight));
    return ((eight | (eight - ones)) & tops) == 0;  // A zero byte borrows from its top bit.
}

// Whether a character of U+0E00 to U+0E7F stands at `i`, as most do.
bool is_thai_at(std::string_view bytes, std::size_t i) {
    return bytes.size() - i >= 3 && bytes[i] == '\xE0' && (bytes[i + 1] & 0xFE) == 0xB8 && (bytes[i + 2] & 0xC0) == 0x80;
}

bool is_blank(std::string_view bytes) {
    return bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

Problem json_fault(std::string_view bytes, std::size_t offset, const FaultText& what, std::string code) {
    offset = std::min(offset, bytes.size());
    const Place place = place_of(bytes, offset);
    const std::string byte = std::to_string(offset + 1);
    const std::string line = std::to_string(place.line), column = std::to_string(place.column);
    return {"", std::move(code), what.thai + " ที่ไบต์ที่ " + byte + " (บรรทัดที่ " + line + " คอลัมน์ที่ " + column + ")",
            what.english + " at byte " + byte + " (line " + line + ", column " + column + ")."};
}

std::optional<Problem> fault_of_text(std::string_view bytes) {
    if (is_blank(bytes)) return json_fault(bytes, 0, {"ไม่มีเอกสาร JSON ส่งมา", "There is no JSON document"});
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return json_fault(
            bytes, 0,
            {"ต้องส่ง UTF-8 ที่ไม่มีเครื่องหมาย BOM แต่พบ BOM", "UTF-8 is expected without a byte order mark, but one stands"});
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return json_fault(bytes, 0, {"ต้องส่งเป็น UTF-8 แต่พบ UTF-16", "UTF-8 is expected, but UTF-16 begins"});
    for (std::size_t i = 0; i < bytes.size();) {
        if (is_thai_at(bytes, i)) {
            i += 3;
            continue;
        }
        if (plain_eight(bytes, i)) {
            i += 8;
            continue;
        }
        if (bytes[i] == '\0')
            return json_fault(bytes, i,
                              {"ต้องเป็นข้อความ UTF-8 แต่พบไบต์ศูนย์ (NUL)", "UTF-8 text is expected, but a NUL byte stands"});
        const std::size_t length = utf8_length(bytes, i);
        if (length == 0) return json_fault(bytes, i, {"พบไบต์ที่ไม่ใช่ UTF-8", "Bytes that are not UTF-8 begin"});
        i += length;
    }
    return std::nullopt;
}

}  // namespace layout
