#include "server/intake/page_lines.h"

#include "server/intake/html_lines.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

namespace server {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", no_break_space = "\xC2\xA0";

layout::Problem not_utf8(std::size_t byte, std::size_t line) {
    const std::string at = std::to_string(byte), row = std::to_string(line);
    return {"", "encoding",
            "ไฟล์นี้ไม่ได้บันทึกเป็นข้อความแบบ UTF-8 (ไบต์ที่ " + at + " บรรทัดที่ " + row + ") โปรดบันทึกหน้านี้ใหม่โดยเลือกรหัสอักขระ UTF-8",
            "The file is not text in UTF-8 (byte " + at + ", line " + row + "); save the page again as UTF-8."};
}

std::optional<layout::Problem> refuse_bytes(std::string_view bytes) {
    if (bytes.size() > max_page) {
        const std::string most = std::to_string(max_page);
        return layout::Problem{"", "too_large", "หน้านี้มีขนาดเกิน " + most + " ไบต์", "The page has more than " + most + " bytes."};
    }
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0, line = 1; i < length;) {
        const std::int32_t start = i;
        UChar32 c = 0;
        U8_NEXT(data, i, length, c);
        if (c <= 0) return not_utf8(static_cast<std::size_t>(start) + 1, static_cast<std::size_t>(line));
        line += c == '\n';
    }
    return {};
}

PageLines text_lines(std::string_view text) {
    PageLines lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back({number, trimmed_text(text.substr(0, end))});
        text.remove_prefix(end);
        text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    }
    return lines;
}

bool is_html(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '<';
}

}  // namespace

std::string trimmed_text(std::string_view text) {
    std::string plain;
    for (std::size_t at; (at = text.find(no_break_space)) != std::string_view::npos; text.remove_prefix(at + no_break_space.size())) {
        plain += text.substr(0, at);
        plain += ' ';
    }
    plain += text;
    const auto first = plain.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return plain.substr(first, plain.find_last_not_of(" \t") - first + 1);
}

layout::Result<PageLines> read_page_lines(std::string_view bytes) {
    if (auto problem = refuse_bytes(bytes)) return *std::move(problem);
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (is_html(bytes)) return html_lines(bytes);
    return text_lines(bytes);
}

}  // namespace server
