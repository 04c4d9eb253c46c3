#include "server/http/header_look.h"

#include "server/http/negotiate.h"

#include <algorithm>
#include <string>

namespace server {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_token_character(char c) {  // RFC 9110, 5.6.2.
    return is_letter(c) || is_digit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_host_character(char c) { return is_letter(c) || is_digit(c) || std::string_view("-._~:[]%").find(c) != std::string_view::npos; }

bool is_text(char c) { return c == '\t' || (c >= 0x20 && c < 0x7F); }

template <class Allowed>
bool consists_of(std::string_view text, Allowed allowed) {
    return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

bool same_name(std::string_view name, std::string_view lower) {
    return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Refusal malformed(std::string thai, std::string english) {
    return {kind::framing, {std::move(thai), std::move(english)}, {}, {}};
}

Refusal too_large() {
    return {kind::header_too_large,
            {"ส่วนหัวของคำขอต้องไม่เกิน 32 กิโลไบต์ และไม่เกิน 99 รายการ รายการละไม่เกิน 8,000 ไบต์",
             "A header has at most 32 KiB and 99 fields of at most 8,000 bytes."}, {}, {}};
}

Refusal target_too_long() {
    return {kind::target_too_long, {"ที่อยู่ของคำขอต้องไม่เกิน 8,000 ไบต์", "A target has at most 8,000 bytes."}, {}, {}};
}

// What has been counted so far of one header.
struct Counts {
    std::size_t fields = 0, hosts = 0, lengths = 0;
    bool coded = false;  // A Transfer-Encoding.
};

std::optional<Refusal> check_version(std::string_view version) {
    if (version == "HTTP/1.1" || version == "HTTP/1.0") return {};
    const bool well_formed = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
    if (well_formed) return Refusal{kind::version, {"ระบบรองรับเฉพาะ HTTP/1.0 และ HTTP/1.1", "Only HTTP/1.0 and HTTP/1.1 are spoken here."}, {}, {}};
    return malformed("บรรทัดแรกของคำขอต้องลงท้ายด้วยรุ่นของ HTTP", "The first line must end in the version of HTTP.");
}

std::optional<Refusal> check_request_line(std::string_view line) {
    const std::string_view method = line.substr(0, line.find(' '));
    if (!consists_of(method, is_token_character) || method.size() > longest_method || method.size() == line.size()) {
        return malformed("บรรทัดแรกของคำขอต้องเป็น วิธีเรียก ที่อยู่ และรุ่นของ HTTP คั่นด้วยช่องว่างหนึ่งช่อง",
                         "The first line is a method, a target and a version, with one space between them.");
    }
    line.remove_prefix(method.size() + 1);
    const std::string_view target = line.substr(0, line.find(' '));
    const bool visible = consists_of(target, [](char c) { return c > 0x20 && c < 0x7F && c != '#'; });
    if (!visible || target.front() != '/') {
        return malformed("ที่อยู่ของคำขอต้องเป็นอักขระ ASCII และขึ้นต้นด้วย /", "The target must be ASCII and start with /.");
    }
    if (target.size() > longest_target) return target_too_long();
    return check_version(line.size() > target.size() ? line.substr(target.size() + 1) : std::string_view());
}

std::optional<Refusal> check_field(std::string_view line, Counts& counts, Language& language) {
    const std::string_view name = line.substr(0, line.find(':'));
    if (name.size() == line.size() || !consists_of(name, is_token_character)) {
        return malformed("ส่วนหัวแต่ละบรรทัดต้องเป็น ชื่อ: ค่า", "Each header line is “name: value”.");
    }
    const std::string_view value = trimmed(line.substr(name.size() + 1));
    if (name.size() > longest_name || value.size() > longest_value || ++counts.fields > most_fields) return too_large();
    if (value.find("=?") != std::string_view::npos) {
        // Poco decodes RFC 2047 words in every field, and what it decodes may be CR LF or NUL.
        return malformed("ระบบไม่รับค่าส่วนหัวที่เข้ารหัสแบบ RFC 2047", "Encoded words (RFC 2047) are not accepted in a header.");
    }
    if (same_name(name, "host")) {
        ++counts.hosts;
        if (!consists_of(value, is_host_character)) return malformed("ค่าของ Host ไม่ถูกต้อง", "The value of Host is malformed.");
    }
    if (same_name(name, "content-length")) {
        ++counts.lengths;
        if (!consists_of(value, is_digit)) return malformed("Content-Length ต้องเป็นตัวเลขล้วน", "Content-Length must be digits only.");
        // Poco would close without a word on what does not fit 64 bits.
        if (value.size() > 18) return Refusal{kind::too_large, {"ข้อมูลที่ส่งมามีขนาดใหญ่เกินกำหนด", "No body of that size is accepted."}, {}, {}};
    }
    if (same_name(name, "transfer-encoding")) counts.coded = true;
    if (same_name(name, "accept-language")) language = choose_language(value);
    return {};
}

std::optional<Refusal> check_whole(const Counts& counts) {
    if (counts.hosts != 1) return malformed("ต้องระบุส่วนหัว Host หนึ่งครั้งเท่านั้น", "Exactly one Host field is required.");
    if (counts.lengths > 1 || (counts.lengths == 1 && counts.coded)) {
        return malformed("ต้องระบุขนาดของข้อมูลด้วย Content-Length หนึ่งครั้งเท่านั้น", "The length of the body must be declared once, by Content-Length.");
    }
    if (counts.coded) {
        return Refusal{kind::transfer_coding,
                       {"ระบบไม่รับ Transfer-Encoding โปรดระบุ Content-Length แทน", "Transfer-Encoding is not accepted; declare a Content-Length."}, {}, {}};
    }
    return {};
}

// What can be said of a line before it is understood; an open line may end in the CR of its end.
std::optional<Refusal> check_bytes(std::string_view line, bool first, bool open) {
    if (open && line.ends_with('\r')) line.remove_suffix(1);
    if (!std::all_of(line.begin(), line.end(), is_text)) {
        return malformed("คำขอมีอักขระต้องห้าม หรือบรรทัดไม่ได้ลงท้ายด้วย CR LF", "A line holds a forbidden byte or does not end in CR LF.");
    }
    if (first && line.size() > longest_method + longest_target + std::string_view("  HTTP/1.1").size()) return target_too_long();
    if (line.size() > longest_name + longest_value + 2 && !first) return too_large();
    return {};
}

}  // namespace

HeaderLook look_at_header(std::string_view bytes) {
    HeaderLook look;
    Counts counts;
    const std::string_view within = bytes.substr(0, most_header);
    look.wants_body = !bytes.starts_with("HEAD ");
    for (std::size_t begin = 0;;) {
        const std::size_t end = within.find("\r\n", begin);
        const std::string_view line = within.substr(begin, end == std::string_view::npos ? end : end - begin);
        const bool open = end == std::string_view::npos;
        look.refusal = check_bytes(line, begin == 0, open);
        if (open) {
            if (!look.refusal && bytes.size() >= most_header) look.refusal = too_large();
            return look;
        }
        if (!look.refusal && begin > 0 && line.empty()) {
            look.refusal = check_whole(counts);
            look.size = look.refusal ? 0 : end + 2;
            return look;
        }
        if (!look.refusal) look.refusal = begin == 0 ? check_request_line(line) : check_field(line, counts, look.language);
        if (look.refusal) return look;
        begin = end + 2;
    }
}

}  // namespace server
