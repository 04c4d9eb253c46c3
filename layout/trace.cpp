#include "layout/trace.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <initializer_list>
#include <string_view>

namespace layout {
namespace {

// Two decimals of a point; never "-0.00", whatever the sign of a rounding error.
std::string number(double value) {
    std::array<char, 400> text;  // The largest double has 309 digits before its point.
    const char* end = std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed, 2).ptr;
    const std::string_view written(text.begin(), end);
    return std::string(written == "-0.00" ? "0.00" : written);
}

std::string lengths(std::initializer_list<Pt> values) {
    std::string text;
    for (const Pt value : values) text += ' ' + number(value.value);
    return text;
}

void append_utf8(std::string& out, char32_t c) {
    const auto byte = [&](char32_t bits) { out += static_cast<char>(bits); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            byte(0xE0 | c >> 12);
        } else {
            byte(0xF0 | c >> 18);
            byte(0x80 | (c >> 12 & 0x3F));
        }
        byte(0x80 | (c >> 6 & 0x3F));
    }
    byte(0x80 | (c & 0x3F));
}

// A JSON string. A lone surrogate has no UTF-8 form and is shown by its escape.
std::string json_string(std::u16string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        const bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && (text[i + 1] & 0xFC00) == 0xDC00;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (pair) {
            append_utf8(out, 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u));
        } else if (c < 0x20 || (c >= 0xD800 && c < 0xE000)) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        } else {
            append_utf8(out, c);
        }
    }
    return out + '"';
}

std::string colour_of(Colour colour) {
    if (colour == black) return {};
    return " colour " + number(colour.red) + ' ' + number(colour.green) + ' ' + number(colour.blue);
}

std::string name_of(Role role) {
    constexpr const char* names[] = {"document",  "section",    "heading",    "paragraph", "list",        "list_item", "list_body", "table",
                                     "table_head", "table_body", "table_row", "header_cell", "data_cell", "figure",    "form",      "artifact"};
    return names[static_cast<std::size_t>(role)];
}

std::string line_of(const TextLine& line) {
    const Shaped& shaped = *line.shaped;
    std::string text = "text" + lengths({line.x, line.baseline});
    for (std::size_t begin = line.begin; begin < line.end;) {
        const std::uint16_t number_of_span = shaped.clusters[begin].span;
        std::size_t end = begin;
        while (end < line.end && shaped.clusters[end].span == number_of_span) ++end;
        const Span& span = shaped.spans[number_of_span];
        const std::uint32_t from = shaped.clusters[begin].text_begin;
        text += ' ' + span.face->descriptor().postscript_name + lengths({span.size}) + colour_of(span.colour) + ' ' +
                json_string(std::u16string_view(shaped.text).substr(from, shaped.clusters[end - 1].text_end - from));
        begin = end;
    }
    if (!line.extra.empty()) text += " +" + number(std::ranges::max(line.extra).value);
    return text + (line.actual_text ? " actual" : "");
}

std::string line_of(const Rule& rule) {
    std::string text = rule.dot > Pt{} ? "dots" : "rule";
    text += lengths({rule.x0, rule.y0}) + " to" + lengths({rule.x1, rule.y1}) + " thick" + lengths({rule.thickness});
    if (rule.dot > Pt{}) text += " every" + lengths({rule.dot});
    return text + colour_of(rule.colour);
}

std::string line_of(const Drawing& drawing) {
    std::string text = "drawing" + lengths({drawing.x, drawing.y}) + " high" + lengths({drawing.height});
    if (drawing.stroke > Pt{}) text += " stroke" + lengths({drawing.stroke});
    return text + colour_of(drawing.colour);
}

std::string line_of(const Box& box) {
    return "box" + lengths({box.x, box.y}) + " by" + lengths({box.width, box.height}) + colour_of(box.colour);
}

std::string line_of(const FieldPlace& place) {
    return "field " + place.field + lengths({place.x, place.baseline}) + " wide" + lengths({place.width}) + ' ' +
           place.style.face->descriptor().postscript_name + lengths({place.style.size});
}

}  // namespace

std::string trace(const Pages& pages) {
    std::string text;
    for (const Node& node : pages.nodes)
        if (!node.text.empty()) text += "block " + name_of(node.role) + ' ' + json_string(node.text) + '\n';
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const Page& page = pages.pages[i];
        text += "page " + std::to_string(i + 1) + lengths({page.width}) + " by" + lengths({page.height}) + '\n';
        for (const Item& item : page.items)
            text += "  " + std::visit([](const auto& thing) { return line_of(thing); }, item) + '\n';
    }
    return text;
}

}  // namespace layout
