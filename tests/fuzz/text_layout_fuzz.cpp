// Any UTF-8 text: refused with reasons, or set. Set lines cover the text, in order, and none
// is wider than its column. Never a crash.
//
// The first byte is the column's width in millimetres; what follows stops at the first byte
// that is no UTF-8.

#include "fonts/catalogue.h"
#include "layout/block/set_paragraph.h"
#include "layout/text/admit_text.h"
#include "layout/text/break_opportunities.h"
#include "layout/value/read_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace layout;

const fonts::Catalogue& faces() {
    static const fonts::Catalogue catalogue = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    return catalogue;
}

// The bytes as a JSON string would bring them; empty when they are not UTF-8.
std::string valid_utf8(std::string_view bytes) {
    std::string quoted = "\"";
    for (const char c : bytes) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (c == '\n') quoted += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20) quoted += c;
    }
    const auto value = read_json(quoted + '"', {});
    return value ? value->text() : std::string();
}

// Without the spaces that hang.
Pt width_of(const TextLine& line) {
    Pt width, inked;
    for (std::size_t i = line.begin; i < line.end; ++i) {
        const Cluster& cluster = line.shaped->clusters[i];
        width += line.shaped->width(cluster);
        if (!line.extra.empty()) width += line.extra[i - line.begin];
        if (!cluster.space) inked = width;
    }
    return inked;
}

void check(const std::u16string& text, Pt column, Align align) {
    const auto face = faces().find(faces().families().front(), false);
    Paragraph paragraph{{{Fragment::Kind::text, text, {face, {10}, black}, "/t"}}, {}};
    paragraph.style.align = align;
    paragraph.style.pitch = {14};
    Setting setting;
    const auto strips = set_paragraph(paragraph, {{}, column, root_node}, setting);
    const std::u16string drawn = take_out_controls(text).text;
    if (setting.nodes.back().text != drawn) std::abort();
    if (strips.empty() != !setting.problems.empty()) std::abort();
    std::size_t at = 0;
    for (const Strip& strip : strips)
        for (const Item& item : strip.items) {
            const auto& line = std::get<TextLine>(item);
            if (line.begin != at || line.end < line.begin) std::abort();
            if (width_of(line).value > column.value + 1e-3) std::abort();
            at = line.end;
            if (&strip == &strips.back() && (line.end == 0 || line.shaped->clusters[line.end - 1].text_end != drawn.size())) std::abort();
        }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string utf8 = valid_utf8({reinterpret_cast<const char*>(data) + 1, size - 1});
    const auto face = faces().find(faces().families().front(), false);
    Problems problems;
    std::u16string text = admit_text(utf8, *face, "/t", problems);
    if (!problems.empty()) return 0;
    text = text.substr(0, text.find(u'\n'));
    for (const Align align : {Align::left, Align::justify}) check(text, data[0] * points_per_mm, align);
    return 0;
}
