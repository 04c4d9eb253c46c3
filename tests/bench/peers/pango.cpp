// Pango and Cairo: what a C programmer would take to set Thai into a PDF.
//
//   pango cold FILE.blocks OUT.pdf
//   pango warm DIR COUNT
//
// A line of FILE.blocks is "kind TAB text"; of a table's row, cells are parted by | and a cell's lines by ~.
// RIGHT_CM is the right margin. Build: c++ -std=c++20 -O2 pango.cpp $(pkg-config --cflags --libs pangocairo cairo-pdf)

#include "tell.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

namespace {

constexpr double mm = 72 / 25.4;
constexpr double page_width = 210 * mm, page_height = 297 * mm, left = 30 * mm, top = 25 * mm, bottom = page_height - 20 * mm;
const double right = page_width - (std::getenv("RIGHT_CM") ? std::atof(std::getenv("RIGHT_CM")) : 2.0) * 10 * mm;

using Layout = std::unique_ptr<PangoLayout, decltype(&g_object_unref)>;

PangoContext* context() {
    static PangoContext* const made = [] {
        PangoContext* fresh = pango_font_map_create_context(pango_cairo_font_map_get_default());
        pango_cairo_context_set_resolution(fresh, 72);
        pango_context_set_language(fresh, pango_language_from_string("th"));
        pango_context_set_round_glyph_positions(fresh, FALSE);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(fresh, options);
        cairo_font_options_destroy(options);
        return fresh;
    }();
    return made;
}

struct Style {
    double size = 16, pitch = 24;
    bool bold = false, centred = false;
};

Layout set(const std::string& text, const Style& style, double width) {
    PangoLayout* made = pango_layout_new(context());
    PangoFontDescription* font = pango_font_description_from_string(style.bold ? "Laksaman Bold" : "Laksaman");
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_layout_set_font_description(made, font);
    pango_font_description_free(font);
    pango_layout_set_width(made, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_text(made, text.data(), static_cast<int>(text.size()));
    return {made, &g_object_unref};
}

// One pass sets everything, a second draws: the foot of a page says how many there are.
struct Line {
    PangoLayoutLine* line;
    double x, y;
};
struct Page {
    std::vector<Line> lines;
    std::vector<cairo_rectangle_t> boxes;
};

class Setter {
public:
    void add(const std::string& kind, const std::string& text) {
        if (kind == "h1") flow(text, {20, 30, true, true}, 0, 6);
        else if (kind == "title") flow(text, {16, 24, true, false}, 0, 6);
        else if (kind == "h2") flow(text, {16, 24, true, false}, 6, 0, true);
        else if (kind == "p") flow(text, {}, 0, 4);
        else if (kind == "th") row(text, {16, 24, true, true}, 50);
        else if (kind == "tr") row(text, {16, 24, false, true}, 26);
        else flow(text, {}, 0, 0);
    }

    void draw(cairo_t* cairo) {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            cairo_set_line_width(cairo, 0.5);
            for (const cairo_rectangle_t& box : pages_[i].boxes) cairo_rectangle(cairo, box.x, box.y, box.width, box.height), cairo_stroke(cairo);
            for (const Line& line : pages_[i].lines) show(cairo, line);
            const Layout foot = set("หน้า " + std::to_string(i + 1) + '/' + std::to_string(pages_.size()), {14, 20, false, true}, right - left);
            PangoLayoutLine* only = pango_layout_get_line_readonly(foot.get(), 0);
            show(cairo, {only, left + (right - left - width_of(only)) / 2, page_height - 28});
            cairo_show_page(cairo);
        }
    }

private:
    static void show(cairo_t* cairo, const Line& line) {
        cairo_move_to(cairo, line.x, line.y);
        pango_cairo_show_layout_line(cairo, line.line);
    }

    static double width_of(PangoLayoutLine* line) {
        PangoRectangle logical;
        pango_layout_line_get_extents(line, nullptr, &logical);
        return static_cast<double>(logical.width) / PANGO_SCALE;
    }

    void need(double height) {
        if (y_ + height <= bottom) return;
        pages_.emplace_back();
        y_ = top;
    }

    void flow(const std::string& text, const Style& style, double before, double after, bool keep = false) {
        layouts_.push_back(set(text, style, right - left));
        const int count = pango_layout_get_line_count(layouts_.back().get());
        y_ += before;
        if (keep) need(style.pitch * (count + 1));
        for (int i = 0; i < count; ++i) {
            need(style.pitch);
            PangoLayoutLine* line = pango_layout_get_line_readonly(layouts_.back().get(), i);
            const double x = style.centred ? left + (right - left - width_of(line)) / 2 : left;
            pages_.back().lines.push_back({line, x, y_ + style.pitch * 17 / 24});
            y_ += style.pitch;
        }
        y_ += after;
    }

    void row(const std::string& text, const Style& style, double height) {
        need(height);
        const double column = (right - left) / 4;
        std::istringstream cells(text);
        double x = left;
        for (std::string cell; std::getline(cells, cell, '|');) {
            const bool spans = style.bold && x > left + 1.5 * column;
            const double width = spans ? 2 * column : column;
            pages_.back().boxes.push_back({x, y_, width, height});
            std::istringstream lines(cell);
            double y = y_ + 1;
            for (std::string one; std::getline(lines, one, '~'); y += style.pitch) {
                layouts_.push_back(set(one, style, width));
                PangoLayoutLine* line = pango_layout_get_line_readonly(layouts_.back().get(), 0);
                pages_.back().lines.push_back({line, x + (width - width_of(line)) / 2, y + 17});
            }
            x += width;
        }
        y_ += height;
    }

    std::vector<Layout> layouts_;
    std::vector<Page> pages_ = std::vector<Page>(1);
    double y_ = top;
};

cairo_status_t keep(void* into, const unsigned char* bytes, unsigned size) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

std::string render(const std::string& path) {
    Setter setter;
    std::ifstream blocks(path);
    for (std::string line; std::getline(blocks, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != line.npos) setter.add(line.substr(0, tab), line.substr(tab + 1));
    }
    std::string pdf;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(&keep, &pdf, page_width, page_height);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "รายละเอียดตัวชี้วัด");
    cairo_t* cairo = cairo_create(surface);
    setter.draw(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return pdf;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    const std::string how = argv[1], from = argv[2];
    if (how == "cold") std::ofstream(argv[3], std::ios::binary) << render(from);
    else bench::tell(std::atoi(argv[3]), [&](const std::string& name) { return render(from + '/' + name + ".blocks").size(); });
}
