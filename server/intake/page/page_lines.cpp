#include "server/intake/page/page_lines.h"

#include "server/intake/page/html_lines.h"
#include "server/intake/utf8_text.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", no_break_space = "\xC2\xA0";

// Lines that end as on Windows or on old Macs end with a line feed alone.
std::string with_line_feeds(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') plain += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') plain += '\n';
    }
    return plain;
}

PageLines text_lines(std::string_view text) {
    PageLines lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back({number, trimmed_text(text.substr(0, end))});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

layout::Problem too_large() {
    const std::string bytes = std::to_string(max_page), lines = std::to_string(max_page_lines);
    return {"", "too_large", "หน้านี้มีขนาดเกิน " + bytes + " ไบต์ หรือเกิน " + lines + " บรรทัด", "The page has more than " + bytes + " bytes or " + lines + " lines."};
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

std::string without_controls(std::string_view text, bool keeps_tabs) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t bytes = 0;  // Of the control character at i, in UTF-8; 0: none.
        if ((byte(i) < 0x20 && !(byte(i) == '\t' && keeps_tabs)) || byte(i) == 0x7F) bytes = 1;
        else if (byte(i) == 0xC2 && byte(i + 1) < 0xA0) bytes = 2;
        else if (byte(i) == 0xE2 && byte(i + 1) == 0x80 && (byte(i + 2) == 0xA8 || byte(i + 2) == 0xA9)) bytes = 3;
        plain += bytes != 0 ? ' ' : text[i];
        i += std::max<std::size_t>(bytes, 1);
    }
    return plain;
}

layout::Result<PageText> read_page_text(std::string_view bytes) {
    if (bytes.size() > max_page) return too_large();
    const auto end = check_utf8(bytes);
    if (!end) return end.problems();
    bytes = bytes.substr(0, end->bytes);
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const std::string page = with_line_feeds(bytes);
    auto lines = is_html(page) ? html_lines(page) : layout::Result<PageLines>(text_lines(page));
    if (!lines) return lines.problems();
    if (lines->size() > max_page_lines) return too_large();
    return PageText{*std::move(lines), end->cut_letter};
}

}  // namespace server
