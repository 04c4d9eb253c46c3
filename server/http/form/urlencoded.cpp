#include "server/http/form/urlencoded.h"

#include "server/http/form/admit_field.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace server {

namespace {

std::optional<int> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return {};
}

// Nothing: a broken escape, or a byte that must be escaped.
std::optional<std::string> decoded(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] <= 0x20 || text[i] >= 0x7F) return {};  // Bytes above 0x7F are negative where char is signed.
        if (text[i] != '%') {
            bytes += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
        const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
        if (!low) return {};
        bytes += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return bytes;
}

// Adds the field that "name=value" is; why not, if so.
std::optional<Sentence> add_field(FormFields& fields, std::string_view pair) {
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) return Sentence{"ไม่มีเครื่องหมาย =", "has no equals sign"};
    auto name = decoded(pair.substr(0, equals));
    const auto value = decoded(pair.substr(equals + 1));
    if (!name || !value) return Sentence{"เข้ารหัสไม่ถูกต้อง", "is not percent-encoded"};
    return admit_field(fields, *std::move(name), *value);
}

}  // namespace

OrRefusal<FormFields> read_urlencoded(std::string_view body, const FormLimits& limits) {
    FormFields fields;
    std::size_t text = 0;
    for (std::size_t at = 0; at < body.size();) {
        const std::string_view pair = body.substr(at, body.find('&', at) - at);
        if (fields.size() == limits.parts) return too_many_parts(limits);
        if (const auto why = add_field(fields, pair)) return malformed_form(fields.size(), at, *why);
        text += fields.back().name.size() + fields.back().value.size();
        if (text > limits.text) return too_much_text(limits);
        at += pair.size() + 1;
        if (at == body.size()) return malformed_form(fields.size(), at - 1, {"ไม่มีข้อมูล", "is empty"});  // A last '&'.
    }
    return fields;
}

}  // namespace server
