#include "server/http/framing.h"

#include <algorithm>
#include <cctype>

namespace server {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

// "application/json" alone, or with charset=utf-8 as its only parameter, is application/json.
std::string bare_type(std::string type) {
    std::erase_if(type, [](char c) { return c == ' ' || c == '\t' || c == '"'; });
    for (char& c : type) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::string_view utf8 = ";charset=utf-8", form = "multipart/form-data";
    if (type.starts_with(std::string(form) + ';')) return std::string(form);
    return type.ends_with(utf8) ? type.substr(0, type.size() - utf8.size()) : type;
}

}  // namespace

std::string field(const Fields& fields, std::string_view name) {
    std::string joined;
    for (const auto& [key, value] : fields) {
        if (!same_name(key, name)) continue;
        if (!joined.empty()) joined += ", ";
        joined += value;
    }
    return joined;
}

std::optional<Refusal> check_length(const Fields& fields, std::size_t most) {
    const std::string length = field(fields, "Content-Length");
    if (length.empty()) {
        return Refusal{kind::length_required, {"โปรดระบุขนาดของข้อมูลใน Content-Length", "Declare the body's size in Content-Length."}, {}, {}};
    }
    if (content_length(fields) > most) {
        const std::string bytes = std::to_string(most);
        return Refusal{kind::too_large, {"ระบบรับข้อมูลได้ไม่เกิน " + bytes + " ไบต์ต่อครั้ง", "At most " + bytes + " bytes are accepted."}, {}, {}};
    }
    return {};
}

std::optional<Refusal> check_body_type(const Fields& fields, std::span<const std::string> takes) {
    const std::string encoding = field(fields, "Content-Encoding");
    if (!encoding.empty() && !same_name(encoding, "identity")) {
        return Refusal{kind::media_type, {"ระบบไม่รับข้อมูลที่บีบอัด", "Compressed bodies are not accepted."}, {{"Accept-Encoding", "identity"}}, {}};
    }
    if (std::find(takes.begin(), takes.end(), body_type(fields)) != takes.end()) return {};
    std::string types;
    for (const std::string& type : takes) types += (types.empty() ? "" : ", ") + type;
    return Refusal{kind::media_type, {"โปรดส่งข้อมูลเป็น " + types + " (UTF-8)", "Send " + types + " in UTF-8."}, {}, {}};
}

std::string body_type(const Fields& fields) { return bare_type(field(fields, "Content-Type")); }

std::size_t content_length(const Fields& fields) {
    constexpr std::size_t beyond = 1'000'000'000'000'000'000;
    std::size_t length = 0;
    for (const char digit : field(fields, "Content-Length")) {
        length = length >= beyond / 10 ? beyond : length * 10 + static_cast<std::size_t>(digit - '0');
    }
    return length;
}

}  // namespace server
