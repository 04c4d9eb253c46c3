#include "server/http/form/part_header.h"

#include "server/http/form/admit_field.h"
#include "server/http/utf8.h"

#include <algorithm>
#include <cctype>

namespace server {

namespace {

using Why = std::optional<Sentence>;

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

// RFC 9110, 5.6.2.
bool is_token(std::string_view text) {
    const auto in_token = [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos); };
    return !text.empty() && std::all_of(text.begin(), text.end(), in_token);
}

// Takes `"…"` from the front of `rest`; nothing when it is not there.
std::optional<std::string> take_quoted(std::string_view& rest) {
    const auto end = rest.starts_with('"') ? rest.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos) return {};
    std::string text;
    for (std::string_view inside = rest.substr(1, end - 1); !inside.empty();) {
        const bool quote = inside.starts_with("%22");
        text += quote ? '"' : inside.front();
        inside.remove_prefix(quote ? 3 : 1);
    }
    rest.remove_prefix(end + 1);
    return text;
}

Why disposition_is_wrong() { return Sentence{"มี Content-Disposition ที่ไม่ถูกต้อง", "has a Content-Disposition that no browser writes"}; }

Why take_parameter(std::string_view& rest, PartHeader& header) {
    const std::string key = lowered(rest.substr(0, rest.find('=')));
    if (key == "filename*") return Sentence{"ใช้ filename* ซึ่งแบบฟอร์มใช้ไม่ได้", "has a filename*, which forms must not send"};
    rest.remove_prefix(std::min(key.size() + 1, rest.size()));
    auto value = take_quoted(rest);
    if (!value || (key != "name" && key != "filename")) return disposition_is_wrong();
    if (value->find("%0D") != std::string::npos || value->find("%0A") != std::string::npos) return Sentence{"มีชื่อที่ขึ้นบรรทัดใหม่", "has a name of several lines"};
    if (Why why = check_name(*value)) return why;
    const bool twice = key == "name" ? !header.name.empty() : header.file_name.has_value();
    if (twice) return disposition_is_wrong();
    if (key == "name") header.name = *std::move(value);
    else header.file_name = std::move(value);
    return {};
}

// form-data; name="…"; filename="…"
Why read_disposition(std::string_view value, PartHeader& header) {
    if (!header.name.empty()) return Sentence{"มี Content-Disposition สองบรรทัด", "has two lines of Content-Disposition"};
    constexpr std::string_view type = "form-data";
    if (lowered(value.substr(0, type.size())) != type) return disposition_is_wrong();
    for (value = trimmed(value.substr(type.size())); !value.empty(); value = trimmed(value)) {
        if (!value.starts_with(';')) return disposition_is_wrong();
        value = trimmed(value.substr(1));
        if (Why why = take_parameter(value, header)) return why;
    }
    return header.name.empty() ? Why(Sentence{"ไม่มีชื่อ", "has no name"}) : Why();
}

Why read_line(std::string_view line, PartHeader& header) {
    const auto colon = line.find(':');
    const bool printable = std::all_of(line.begin(), line.end(), [](unsigned char c) { return c == '\t' || (c >= 0x20 && c != 0x7F); });
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) || !printable || !is_utf8(line)) {
        return Sentence{"มีบรรทัดส่วนหัวที่ไม่ถูกต้อง", "has a header line that is no field"};
    }
    const std::string name = lowered(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "content-disposition") return read_disposition(value, header);
    if (name == "content-type") {
        if (!header.media_type.empty() || value.empty()) return Sentence{"มี Content-Type ที่ไม่ถูกต้อง", "has no single Content-Type"};
        header.media_type = value;
    }
    const std::string coding = lowered(value);
    if (name == "content-transfer-encoding" && coding != "binary" && coding != "8bit" && coding != "7bit") {
        return Sentence{"ใช้ Content-Transfer-Encoding ซึ่งระบบไม่รองรับ", "has a Content-Transfer-Encoding, which is not read here"};
    }
    return {};  // Other fields mean nothing (RFC 7578, 4.8).
}

}  // namespace

std::variant<PartHeader, Sentence> read_part_header(std::string_view header) {
    PartHeader read;
    for (;;) {
        const auto end = header.find("\r\n");
        if (Why why = read_line(header.substr(0, end), read)) return *why;
        if (end == std::string_view::npos) break;
        header.remove_prefix(end + 2);
    }
    if (read.name.empty()) return Sentence{"ไม่มี Content-Disposition", "has no Content-Disposition"};
    return read;
}

}  // namespace server
