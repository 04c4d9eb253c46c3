#include "layout/pdf/embed.h"

#include "fonts/bake.h"
#include "layout/pdf/deflate.h"
#include "layout/pdf/unicode.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace layout {
namespace {

std::vector<fonts::Outline> outlines_of(const CellFont& font) {
    std::vector<fonts::Outline> outlines;
    outlines.reserve(font.cells().size());
    for (const Cell& cell : font.cells()) outlines.push_back(cell.outline);
    return outlines;
}

// Six capital letters (ISO 32000-1, 9.6.4), the same for the same program.
std::string subset_tag(std::string_view program) {
    std::uint32_t number = checksum(program);
    std::string tag;
    for (int i = 0; i < 6; ++i, number /= 26) tag += static_cast<char>('A' + number % 26);
    return tag + '+';
}

// libharu's arrays hold 32,767 items.
void add_widths(HaruArray widths, const CellFont& font) {
    constexpr std::size_t run = 16'384;
    const auto cells = font.cells();
    for (std::size_t begin = 0; begin < cells.size(); begin += run) {
        widths.number(static_cast<std::int32_t>(begin + 1));
        HaruArray list = widths.array();
        for (const Cell& cell : cells.subspan(begin, std::min(run, cells.size() - begin)))
            list.real(cell.outline.advance * 1000.0 / font.face().units_per_em());
    }
}

HaruDict add_descriptor(HaruDoc& document, const fonts::Descriptor& d, const std::string& name,
                        std::string_view program) {
    HaruDict file = document.stream(program);
    file.number("Length1", static_cast<std::int32_t>(program.size()));
    HaruDict descriptor = document.numbered_dict();
    descriptor.name("Type", "FontDescriptor").name("FontName", name);
    descriptor.number("Flags", 4);  // Symbolic: our numbers are no standard encoding.
    descriptor.array("FontBBox").number(d.left).number(d.bottom).number(d.right).number(d.top);
    descriptor.real("ItalicAngle", d.italic_angle).number("Ascent", d.ascent).number("Descent", d.descent);
    descriptor.number("CapHeight", d.cap_height).number("StemV", d.stem_v);
    return descriptor.add("FontFile2", file);
}

}  // namespace

std::string to_unicode(const CellFont& font) {
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t block = 100;  // The most that a CMap may list at once.
    const auto cells = font.cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i % block == 0) map += std::to_string(std::min(block, cells.size() - i)) + " beginbfchar\n";
        map += '<';
        append_hex(map, static_cast<char16_t>(i + 1));
        map += "> <";
        map += hex_of(cells[i].character);
        map += ">\n";
        if (i % block == block - 1 || i + 1 == cells.size()) map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

HaruDict embed(HaruDoc& document, const CellFont& font) {
    const std::string program = fonts::bake(font.face(), outlines_of(font));
    const fonts::Descriptor& described = font.face().descriptor();
    const std::string name = subset_tag(program) + described.postscript_name;

    HaruDict descendant = document.numbered_dict();
    descendant.name("Type", "Font").name("Subtype", "CIDFontType2").name("BaseFont", name);
    descendant.dict("CIDSystemInfo").binary("Registry", "Adobe").binary("Ordering", "Identity").number("Supplement", 0);
    descendant.add("FontDescriptor", add_descriptor(document, described, name, program));
    descendant.number("DW", 0).name("CIDToGIDMap", "Identity");
    add_widths(descendant.array("W"), font);

    HaruDict type0 = document.numbered_dict();
    type0.name("Type", "Font").name("Subtype", "Type0").name("BaseFont", name).name("Encoding", "Identity-H");
    type0.array("DescendantFonts").add(descendant);
    return type0.add("ToUnicode", document.stream(to_unicode(font)));
}

}  // namespace layout
