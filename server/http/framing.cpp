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

std::size_t times(const Fields& fields, std::string_view name) {
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [&](const auto& f) { return same_name(f.first, name); }));
}

bool is_token(std::string_view name) {  // RFC 9110, 5.6.2.
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
    });
}

bool is_plain(std::string_view value) {
    return std::all_of(value.begin(), value.end(), [](unsigned char c) { return c == '\t' || (c >= 0x20 && c < 0x7F); });
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
}

bool is_visible(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F; });
}

Refusal malformed(std::string thai, std::string english) {
    return {kind::framing, {std::move(thai), std::move(english)}, {}, {}};
}

// "application/json" alone, or with charset=utf-8 as its only parameter.
bool is_json_in_utf8(std::string type) {
    std::erase_if(type, [](char c) { return c == ' ' || c == '\t' || c == '"'; });
    for (char& c : type) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return type == "application/json" || type == "application/json;charset=utf-8";
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

std::optional<Refusal> check_framing(const Head& head) {
    if (!head.target.starts_with('/') || !is_visible(head.target)) {
        return malformed("ที่อยู่ของคำขอต้องเป็นอักขระ ASCII และขึ้นต้นด้วย /", "The target must be ASCII and start with /.");
    }
    for (const auto& [name, value] : head.fields) {
        if (!is_token(name) || !is_plain(value)) {
            return malformed("ส่วนหัวของคำขอมีอักขระต้องห้าม", "A header field holds a forbidden character.");
        }
    }
    if (times(head.fields, "Host") != 1) {
        return malformed("ต้องระบุส่วนหัว Host หนึ่งครั้งเท่านั้น", "Exactly one Host field is required.");
    }
    if (times(head.fields, "Transfer-Encoding") != 0) {
        return malformed("ระบบไม่รับ Transfer-Encoding โปรดระบุ Content-Length แทน",
                         "Transfer-Encoding is not accepted; declare a Content-Length.");
    }
    const std::size_t lengths = times(head.fields, "Content-Length");
    if (lengths > 1 || (lengths == 1 && !all_digits(field(head.fields, "Content-Length")))) {
        return malformed("Content-Length ต้องมีค่าเดียวและเป็นตัวเลขล้วน", "Content-Length must stand once, in digits only.");
    }
    return {};
}

std::optional<Refusal> check_length(const Fields& fields) {
    const std::string length = field(fields, "Content-Length");
    if (length.empty()) {
        return Refusal{kind::length_required, {"โปรดระบุขนาดของข้อมูลใน Content-Length", "Declare the body's size in Content-Length."}, {}, {}};
    }
    if (content_length(fields) > max_body) {
        return Refusal{kind::too_large, {"ระบบรับข้อมูลได้ไม่เกิน 1,048,576 ไบต์ต่อครั้ง", "At most 1,048,576 bytes are accepted."}, {}, {}};
    }
    return {};
}

std::optional<Refusal> check_json_body(const Fields& fields) {
    const std::string encoding = field(fields, "Content-Encoding");
    if (!encoding.empty() && !same_name(encoding, "identity")) {
        return Refusal{kind::media_type, {"ระบบไม่รับข้อมูลที่บีบอัด", "Compressed bodies are not accepted."}, {{"Accept-Encoding", "identity"}}, {}};
    }
    if (!is_json_in_utf8(field(fields, "Content-Type"))) {
        return Refusal{kind::media_type, {"โปรดส่งข้อมูลเป็น application/json (UTF-8)", "Send application/json in UTF-8."}, {}, {}};
    }
    return {};
}

std::size_t content_length(const Fields& fields) {
    // A number of any length is read without overflow: it stops counting beyond the limit.
    std::size_t length = 0;
    for (const char digit : field(fields, "Content-Length")) {
        length = length > max_body ? length : length * 10 + static_cast<std::size_t>(digit - '0');
    }
    return length;
}

}  // namespace server
