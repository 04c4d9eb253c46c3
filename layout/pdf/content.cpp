#include "layout/pdf/content.h"

#include "layout/pdf/foreign_runs.h"
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

// Of a literal string (7.3.4.2): parentheses would nest, and a carriage return be read as a line feed.
void append_literal(std::string& out, unsigned char byte) {
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') out += '\\';
    out += byte == '\r' ? 'r' : static_cast<char>(byte);
}

void append_code(std::string& out, std::uint16_t code) {
    append_literal(out, static_cast<unsigned char>(code >> 8));
    append_literal(out, static_cast<unsigned char>(code & 0xFF));
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
            node_ = node_of(item);
            std::visit([this](const auto& thing) { draw(thing); }, item);
        }
        close();
        return {std::move(out_), std::move(marks_)};
    }

private:
    // Opens marked content (ISO 32000-1, 14.6) for the item's node; neighbours of the same node
    // share it.
    void open() {
        if (open_ == node_) return;
        close();
        open_ = node_;
        if (is_artifact(node_)) out_ += node_ == artifact_node ? "/Artifact <</Type /Layout>> BDC\n" : "/Artifact <</Type /Pagination>> BDC\n";
        else begin_sequence(structure_type(node_at(node_)), {});
    }
    void close() {
        if (open_) out_ += "EMC\n";
        open_.reset();
    }

    // A sequence of its own, with a property for what stands in it alone. Not one inside the
    // node's: poppler takes the end of the inner one for the end of both.
    void open_span(const std::string& property) {
        close();
        open_ = node_;
        node_at(node_);
        begin_sequence("Span", property);
    }

    void begin_sequence(std::string_view tag, const std::string& property) {
        out_ += '/';
        out_ += tag;
        out_ += " <</MCID " + std::to_string(marks_.size()) + (property.empty() ? "" : " ") + property + ">> BDC\n";
        marks_.push_back(node_);
    }

    const Node& node_at(NodeId node) const {
        if (node >= nodes_.size()) throw PdfError("an item belongs to a node that the document lacks");
        return nodes_[node];
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
        if (line.actual_text && line.begin < line.end) return draw_replaced(line);
        std::size_t drawn = line.begin;
        Pt x = line.x;
        if (!is_artifact(node_))
            for (const ForeignRun& run : foreign_runs(*line.shaped, line.begin, line.end)) {
                draw_piece(line, drawn, run.begin, x);
                x += width(line, drawn, run.begin);
                open_span("/Lang (en)");
                draw_piece(line, run.begin, run.end, x);
                x += width(line, run.begin, run.end);
                close();
                drawn = run.end;
            }
        draw_piece(line, drawn, line.end, x);
    }

    // A line whose codes readers would take for another text.
    void draw_replaced(const TextLine& line) {
        const std::string property = "/ActualText <" + replacement(line) + ">";
        if (!is_artifact(node_)) {
            open_span(property);
            draw_piece(line, line.begin, line.end, line.x);
            return close();
        }
        open();
        out_ += "/Span <<" + property + ">> BDC\n";
        draw_piece(line, line.begin, line.end, line.x);
        out_ += "EMC\n";
    }

    static std::string replacement(const TextLine& line) {
        const auto& clusters = line.shaped->clusters;
        const std::uint32_t begin = clusters[line.begin].text_begin, end = clusters[line.end - 1].text_end;
        std::string hex = "FEFF";
        for (const char16_t unit : std::u16string_view(line.shaped->text).substr(begin, end - begin)) append_hex(hex, unit);
        // pdftotext takes a hyphen at the very end of a line for hyphenation and drops it.
        if (line.shaped->text[end - 1] == u'-') append_hex(hex, u' ');
        return hex;
    }

    // The clusters [begin, end) of a line as one text object at x.
    void draw_piece(const TextLine& line, std::size_t begin, std::size_t end, Pt x) {
        if (begin == end) return;
        open();
        out_ += "BT\n";
        numbers({x, up(line.baseline)});
        out_ += "Td\n";
        draw_spans(line, begin, end);
        out_ += "ET\n";
    }

    static Pt width(const TextLine& line, std::size_t begin, std::size_t end) {
        Pt width;
        for (std::size_t i = begin; i < end; ++i) {
            width += line.shaped->width(line.shaped->clusters[i]);
            if (!line.extra.empty()) width += line.extra[i - line.begin];
        }
        return width;
    }

    void draw_spans(const TextLine& line, std::size_t begin, std::size_t end) {
        while (begin < end) begin = draw_span(line, begin, end);
    }

    // Of the clusters [begin, end) the first that are set alike, as one Tj or TJ; gives where
    // they end.
    std::size_t draw_span(const TextLine& line, std::size_t begin, std::size_t end) {
        const Shaped& shaped = *line.shaped;
        const std::uint16_t of_span = shaped.clusters[begin].span;
        const Span& span = shaped.spans.at(of_span);
        CellFont& font = set(span);
        const std::size_t start = out_.size();
        out_ += '(';
        bool plain = true;
        std::size_t at = begin;
        for (; at < end && shaped.clusters[at].span == of_span; ++at) {
            for (const std::uint16_t code : font.codes(shaped, shaped.clusters[at])) append_code(out_, code);
            if (line.extra.empty() || line.extra[at - line.begin] == Pt{} || at + 1 == line.end) continue;
            plain = false;
            out_ += ')';
            append_number(out_, line.extra[at - line.begin] / span.size * -1000);
            out_ += '(';
        }
        out_ += ')';
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
        open();
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
        open();
        fill_colour(box.colour);
        numbers({box.x, up(box.y + box.height), box.width, box.height});
        out_ += "re f\n";
    }

    void draw(const FieldPlace&) {}  // An annotation, if anything (seal_place.h).

    void draw(const Drawing& drawing) {
        if (!drawing.path || !(drawing.path->height > 0)) throw PdfError("a picture has no outline, or no height");
        open();
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
    NodeId node_ = artifact_node;  // Of the item at hand.
    std::optional<NodeId> open_;
    std::size_t font_ = 0;
    Pt size_;
    Colour fill_, stroke_;  // A page begins with black.
};

}  // namespace

PageContent content_of(const Page& page, const std::vector<Node>& nodes, Resources& resources) {
    return Content(page, nodes, resources).write();
}

}  // namespace layout
