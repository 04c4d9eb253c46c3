// Draws lines of text as filled outlines of the original font where HarfBuzz puts them: what
// a page must look like, made without our shaping, baking or text operators.
//
//   saraban_outlines FONTS OUT.pdf [--flat] < LINES
//
// LINES: "page WIDTH HEIGHT" begins a page; "text X BASELINE FACE SIZE TEXT…" is a line on
// it, lengths in points from the top left corner. --flat leaves out HarfBuzz's offsets: the
// picture that must be told from the right one.

#include "fonts/catalogue.h"
#include "layout/pdf/write_pdf.h"

#include <hb.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using layout::Path;
using layout::Pt;
using Verb = Path::Segment::Verb;

// A picture is 4 em high with the pen's start 1 em from the left and 2 em from the bottom,
// so that no mark leaves it.
constexpr double ems_high = 4, pen_left = 1, pen_bottom = 2;

template <class T, void destroy(T*)>
struct Destroy {
    void operator()(T* owned) const { destroy(owned); }
};
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>>;

Font open_font(const std::filesystem::path& file) {
    hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
    hb_face_t* face = hb_face_create(blob, 0);
    Font font(hb_font_create(face));
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

// Collects a line's outlines in thousandths of the picture's height.
struct Pen {
    std::vector<Path::Segment> segments;
    double units_per_em;
    double x = 0, y = 0;  // Of the glyph being drawn, font units.

    double across(float at) const { return ((x + at) / units_per_em + pen_left) / ems_high * 1000; }
    double up(float at) const { return ((y + at) / units_per_em + pen_bottom) / ems_high * 1000; }
};

Pen& pen_of(void* data) {
    return *static_cast<Pen*>(data);
}

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    Pen& pen = pen_of(data);
    pen.segments.push_back({Verb::move, 0, 0, 0, 0, pen.across(x), pen.up(y)});
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    Pen& pen = pen_of(data);
    pen.segments.push_back({Verb::line, 0, 0, 0, 0, pen.across(x), pen.up(y)});
}

// TrueType's quadratic curves arrive here raised to cubic by HarfBuzz.
void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y,
              void*) {
    Pen& pen = pen_of(data);
    pen.segments.push_back(
        {Verb::curve, pen.across(x1), pen.up(y1), pen.across(x2), pen.up(y2), pen.across(x), pen.up(y)});
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
    pen_of(data).segments.push_back({Verb::close, 0, 0, 0, 0, 0, 0});
}

hb_draw_funcs_t* draw_functions() {
    static hb_draw_funcs_t* const functions = [] {
        hb_draw_funcs_t* made = hb_draw_funcs_create();
        hb_draw_funcs_set_move_to_func(made, move_to, nullptr, nullptr);
        hb_draw_funcs_set_line_to_func(made, line_to, nullptr, nullptr);
        hb_draw_funcs_set_cubic_to_func(made, cubic_to, nullptr, nullptr);
        hb_draw_funcs_set_close_path_func(made, close_path, nullptr, nullptr);
        hb_draw_funcs_make_immutable(made);
        return made;
    }();
    return functions;
}

std::u32string code_points(const std::string& utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        char32_t c = more ? lead & (0x3F >> more) : lead;
        for (int k = 1; k <= more; ++k) c = c << 6 | (static_cast<unsigned char>(utf8.at(i + k)) & 0x3F);
        out += c;
        i += 1 + more;
    }
    return out;
}

// Stretches of one script; signs and digits stay with what stands before them.
std::vector<std::pair<std::u32string, hb_script_t>> runs_of(const std::u32string& text) {
    std::vector<std::pair<std::u32string, hb_script_t>> runs;
    for (const char32_t c : text) {
        const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
        const bool own = script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED;
        if (runs.empty()) runs.push_back({U"", own ? script : HB_SCRIPT_COMMON});
        if (own && runs.back().second == HB_SCRIPT_COMMON) runs.back().second = script;
        if (own && runs.back().second != script) runs.push_back({U"", script});
        runs.back().first += c;
    }
    return runs;
}

void draw_run(Pen& pen, double& at, hb_font_t* font, const std::u32string& text, hb_script_t script, bool flat) {
    const Buffer buffer(hb_buffer_create());
    hb_buffer_add_utf32(buffer.get(), reinterpret_cast<const std::uint32_t*>(text.data()),
                        static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_set_script(buffer.get(), script == HB_SCRIPT_COMMON ? HB_SCRIPT_THAI : script);
    hb_buffer_set_language(buffer.get(), hb_language_from_string("th", -1));
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_shape(font, buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    for (unsigned i = 0; i < count; ++i) {
        pen.x = at + (flat ? 0 : positions[i].x_offset);
        pen.y = flat ? 0 : positions[i].y_offset;
        hb_font_get_glyph_shape(font, infos[i].codepoint, draw_functions(), &pen);
        at += positions[i].x_advance;
    }
}

layout::Drawing draw_line(hb_font_t* font, Pt x, Pt baseline, Pt size, const std::string& text, bool flat) {
    Pen pen{{}, static_cast<double>(hb_face_get_upem(hb_font_get_face(font)))};
    double at = 0;
    for (const auto& [run, script] : runs_of(code_points(text))) draw_run(pen, at, font, run, script, flat);
    auto path = std::make_shared<Path>();
    path->segments = std::move(pen.segments);
    path->width = (at / pen.units_per_em + 2 * pen_left) / ems_high * 1000;
    return {path, x - size * pen_left, baseline - size * (ems_high - pen_bottom), size * ems_high, Pt{}, layout::black};
}

std::map<std::string, Font> open_fonts(const fonts::Catalogue& catalogue) {
    std::map<std::string, Font> fonts;
    for (const std::string& family : catalogue.families())
        for (const bool bold : {false, true})
            if (const auto face = catalogue.find(family, bold))
                fonts.emplace(face->descriptor().postscript_name, open_font(face->entry().file));
    return fonts;
}

layout::Pages read_pages(std::istream& in, const std::map<std::string, Font>& fonts, bool flat) {
    layout::Pages pages;
    pages.nodes.emplace_back().role = layout::Role::document;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string word, face, text;
        double first = 0, second = 0, size = 0;
        words >> word >> first >> second;
        if (word == "page") {
            pages.pages.push_back({Pt{first}, Pt{second}, {}});
            continue;
        }
        words >> face >> size;
        words.get();
        std::getline(words, text);
        if (word != "text" || pages.pages.empty() || !fonts.contains(face))
            throw std::runtime_error("not a line: " + line);
        pages.pages.back().items.push_back(
            draw_line(fonts.at(face).get(), Pt{first}, Pt{second}, Pt{size}, text, flat));
    }
    return pages;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() < 2) throw std::runtime_error("usage: saraban_outlines FONTS OUT.pdf [--flat] < LINES");
    const auto catalogue = fonts::Catalogue::load(words[0]);
    const auto pages = read_pages(std::cin, open_fonts(catalogue), words.size() > 2 && words[2] == "--flat");
    layout::Facts facts;
    facts.title = "outlines";
    std::ofstream(words[1], std::ios::binary) << layout::write_pdf(pages, facts);
} catch (const std::exception& e) {
    std::fprintf(stderr, "saraban_outlines: %s\n", e.what());
    return 1;
}
