#include "server/intake/utf8_text.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace server {

namespace {

layout::Problem not_utf8(std::size_t byte, std::size_t line) {
    const std::string at = std::to_string(byte), row = std::to_string(line);
    return {"", "encoding",
            "ไฟล์นี้ไม่ได้บันทึกเป็นข้อความแบบ UTF-8 (ไบต์ที่ " + at + " บรรทัดที่ " + row + ") โปรดบันทึกใหม่โดยเลือกรหัสอักขระ UTF-8",
            "The file is not text in UTF-8 (byte " + at + ", line " + row + "); save it again as UTF-8."};
}

}  // namespace

layout::Result<TextEnd> check_utf8(std::string_view bytes) {
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto length = static_cast<std::int64_t>(bytes.size());
    std::size_t line = 1;
    for (std::int64_t i = 0; i < length;) {
        const std::int64_t start = i;
        UChar32 c = 0;
        U8_NEXT(data, i, length, c);
        const bool cut = c < 0 && i == length && U8_COUNT_TRAIL_BYTES(data[start]) >= length - start;
        if (cut) return TextEnd{static_cast<std::size_t>(start), line};
        if (c <= 0) return not_utf8(static_cast<std::size_t>(start) + 1, line);
        line += c == '\n';
    }
    return TextEnd{bytes.size(), 0};
}

}  // namespace server
