#include "layout/pdf/content.h"

#include "layout/pdf/number.h"
#include "layout/pdf/structure.h"
#include "layout/pdf/unicode.h"
#include "layout/pdf/write_pdf.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <variant>

namespace layout {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

void append_code(std::string& out, std::uint16_t code) {
    const char digits[4] = {hex_digits[code >> 12], hex_digits[code >> 8 & 15], hex_digits[code >> 4 & 15],
                            hex_digits[code & 15]};
    out.append(digits, 4);
}

NodeId node_of(const Item& item) {
    return std::visit(
        [](const auto& thing) {
            if constexpr (requires { thing.node; })
                return thing.node;
            else
                return artifact_node;  // A rule is always furniture.
        },
        item);
}

// One page's stream while it grows. What was set last in the graphics state is remembered, so
// that a paragraph says its font and colour once.
class Content {
public:
    Content(const Page& page, const std::vector<Node>& nodes, Resources& resources)
        : page_(page), nodes_(nodes), resources_(resources) {}

    PageContent write() {
        for (const Item& item : page_.items) {
            open(node_of(item));
            std::visit([this](const auto& thing) { draw(thing); }, item);
        }
        close();
        return {std::move(out_), std::move(marks_)};
    }

private:
    // The only place where an item's node opens and closes marked content (ISO 32000-1, 14.6);
    // neighbours of the same node share it.
    void open(NodeId node) {
        if (open_ == node) return;
        close();
        open_ = node;
        if (node == artifact_node) {
            out_ += "/Artifact <</Type /Layout>> BDC\n";
        } else if (node == pagination_node) {
            out_ += "/Artifact <</Type /Pagination>> BDC\n";
        } else {
            if (node >= nodes_.size()) throw PdfError("an item belongs to a node that the document lacks");
            out_ += '/';
            out_ += structure_type(nodes_[node]);
            out_ += " <</MCID " + std::to_string(marks_.size()) + ">> BDC\n";
            marks_.push_back(node);
        }
    }
    void close() {
        if (open_) out_ += "EMC\n";
        open_.reset();
    }

    void number(double value) {
        append_number(out_, value);
        out_ += ' ';
    }
    void numbers(std::initializer_list<Pt> values) {
        for (const Pt value : values) number(value.value);
    }
    Pt up(Pt y) const { return page_.height - y; }  // Ours runs down the page, PDF's runs up.

    void fill_colour(Colour colour) {
        if (fill_ == colour) return;
        colour_operator(colour, "g", "rg");
        fill_ = colour;
    }
    void stroke_colour(Colour colour) {
        if (stroke_ == colour) return;
        colour_operator(colour, "G", "RG");
        stroke_ = colour;
    }
    void colour_operator(Colour colour, std::string_view grey, std::string_view rgb) {
        const bool is_grey = colour.red == colour.green && colour.green == colour.blue;
        number(colour.red);
        if (!is_grey) number(colour.green), number(colour.blue);
        out_ += is_grey ? grey : rgb;
        out_ += '\n';
    }

    void draw(const TextLine& line) {
        if (!line.shaped || line.begin > line.end || line.end > line.shaped->clusters.size())
            throw PdfError("a line reaches beyond its text");
        if (!line.extra.empty() && line.extra.size() != line.end - line.begin)
            throw PdfError("a line has another number of gaps than of clusters");
        if (line.begin == line.end) return;
        if (line.actual_text) open_actual_text(line);
        out_ += "BT\n";
        numbers({line.x, up(line.baseline)});
        out_ += "Td\n";
        for (std::size_t begin = line.begin; begin < line.end;) begin = draw_span(line, begin);
        out_ += "ET\n";
        if (line.actual_text) out_ += "EMC\n";
    }

    void open_actual_text(const TextLine& line) {
        const auto& clusters = line.shaped->clusters;
        const std::uint32_t begin = clusters[line.begin].text_begin, end = clusters[line.end - 1].text_end;
        out_ += "/Span <</ActualText <FEFF";
        for (const char16_t unit : std::u16string_view(line.shaped->text).substr(begin, end - begin))
            append_code(out_, unit);
        // pdftotext takes a hyphen at the very end of a line for hyphenation and drops it.
        if (line.shaped->text[end - 1] == u'-') append_code(out_, u' ');
        out_ += ">>> BDC\n";
    }

    // The clusters from `begin` that are set alike, as one Tj or TJ; gives where they end.
    std::size_t draw_span(const TextLine& line, std::size_t begin) {
        const Shaped& shaped = *line.shaped;
        const std::uint16_t of_span = shaped.clusters[begin].span;
        const Span& span = shaped.spans.at(of_span);
        CellFont& font = set(span);
        const std::size_t start = out_.size();
        out_ += '<';
        bool plain = true;
        std::size_t at = begin;
        for (; at < line.end && shaped.clusters[at].span == of_span; ++at) {
            for (const std::uint16_t code : font.codes(shaped, shaped.clusters[at])) append_code(out_, code);
            if (line.extra.empty() || line.extra[at - line.begin] == Pt{} || at + 1 == line.end) continue;
            plain = false;
            out_ += '>';
            append_number(out_, line.extra[at - line.begin] / span.size * -1000);
            out_ += '<';
        }
        out_ += '>';
        if (!plain) out_.insert(start, 1, '[');
        out_ += plain ? " Tj\n" : "] TJ\n";
        return at;
    }

    CellFont& set(const Span& span) {
        if (!(span.size > Pt{})) throw PdfError("a text has no size");
        const std::size_t number_of_font = resources_.font_number(span.face);
        if (font_ != number_of_font || size_ != span.size) {
            out_ += "/F" + std::to_string(number_of_font) + ' ';
            number(span.size.value);
            out_ += "Tf\n";
            font_ = number_of_font;
            size_ = span.size;
        }
        fill_colour(span.colour);
        return resources_.font(number_of_font);
    }

    void draw(const Rule& rule) {
        const bool dotted = rule.dot > Pt{};
        stroke_colour(rule.colour);
        if (dotted) {  // Dashes of no length with round ends.
            out_ += "q 1 J [0 ";
            append_number(out_, rule.dot);
            out_ += "] 0 d\n";
        }
        numbers({rule.thickness});
        out_ += "w ";
        numbers({rule.x0, up(rule.y0)});
        out_ += "m ";
        numbers({rule.x1, up(rule.y1)});
        out_ += dotted ? "l S Q\n" : "l S\n";
    }

    void draw(const Box& box) {
        fill_colour(box.colour);
        numbers({box.x, up(box.y + box.height), box.width, box.height});
        out_ += "re f\n";
    }

    void draw(const Drawing& drawing) {
        if (!drawing.path || !(drawing.path->height > 0)) throw PdfError("a picture has no outline, or no height");
        const bool stroked = drawing.stroke > Pt{};
        const Pt unit = drawing.height / drawing.path->height;
        stroked ? stroke_colour(drawing.colour) : fill_colour(drawing.colour);
        out_ += "q ";
        number(unit.value * 1000);  // The form's own matrix has divided by 1000.
        out_ += "0 0 ";
        number(unit.value * 1000);
        numbers({drawing.x, up(drawing.y + drawing.height)});
        out_ += "cm ";
        if (stroked) {
            number(drawing.stroke / unit);
            out_ += "w ";
        }
        out_ += "/P" + std::to_string(resources_.form_number({drawing.path, stroked})) + " Do Q\n";
    }

    const Page& page_;
    const std::vector<Node>& nodes_;
    Resources& resources_;
    std::string out_;
    std::vector<NodeId> marks_;
    std::optional<NodeId> open_;
    std::size_t font_ = 0;
    Pt size_;
    Colour fill_, stroke_;  // A page begins with black.
};

}  // namespace

std::size_t Resources::font_number(const std::shared_ptr<const fonts::Face>& face) {
    if (!face) throw PdfError("a text has no face");
    for (std::size_t i = 0; i < fonts_.size(); ++i)
        if (&fonts_[i].face() == face.get()) return i + 1;
    fonts_.emplace_back(face);
    return fonts_.size();
}

std::size_t Resources::form_number(const Form& form) {
    for (std::size_t i = 0; i < forms_.size(); ++i)
        if (forms_[i].path == form.path && forms_[i].stroked == form.stroked) return i + 1;
    forms_.push_back(form);
    return forms_.size();
}

PageContent content_of(const Page& page, const std::vector<Node>& nodes, Resources& resources) {
    return Content(page, nodes, resources).write();
}

std::string content_of(const Resources::Form& form) {
    std::string out;
    const auto numbers = [&](std::initializer_list<double> values) {
        for (const double value : values) {
            append_number(out, value);
            out += ' ';
        }
    };
    for (const Path::Segment& segment : form.path->segments) {
        using Verb = Path::Segment::Verb;
        if (segment.verb == Verb::curve) numbers({segment.x1, segment.y1, segment.x2, segment.y2});
        if (segment.verb != Verb::close) numbers({segment.x, segment.y});
        switch (segment.verb) {
            case Verb::move:
                out += "m\n";
                break;
            case Verb::line:
                out += "l\n";
                break;
            case Verb::curve:
                out += "c\n";
                break;
            case Verb::close:
                out += "h\n";
                break;
        }
    }
    return out + (form.stroked ? "S\n" : "f\n");
}

}  // namespace layout
