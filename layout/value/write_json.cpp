#include "layout/value/write_json.h"

namespace layout {

namespace {

void write_escaped(std::string& out, unsigned char c) {
    constexpr char digits[] = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
    }
}

void write_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;  // Everything from here on needs no escape.
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, plain, i - plain);
        write_escaped(out, c);
        plain = i + 1;
    }
    out.append(text, plain);
    out += '"';
}

void write(std::string& out, const Value& value);

void write_items(std::string& out, const Value::Array& items) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += ',';
        write(out, items[i]);
    }
    out += ']';
}

void write_members(std::string& out, const Value::Object& members) {
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        write_text(out, members[i].name);
        out += ':';
        write(out, members[i].value);
    }
    out += '}';
}

void write(std::string& out, const Value& value) {
    switch (value.kind()) {
        case Value::Kind::null:
            out += "null";
            break;
        case Value::Kind::boolean:
            out += value.boolean() ? "true" : "false";
            break;
        case Value::Kind::number:
            out += value.number().text;
            break;
        case Value::Kind::string:
            write_text(out, value.text());
            break;
        case Value::Kind::array:
            write_items(out, value.items());
            break;
        case Value::Kind::object:
            write_members(out, value.members());
            break;
    }
}

}  // namespace

std::string write_json(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

}  // namespace layout
