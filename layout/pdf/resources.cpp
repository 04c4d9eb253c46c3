#include "layout/pdf/resources.h"

#include "layout/pdf/number.h"
#include "layout/pdf/write_pdf.h"

#include <initializer_list>

namespace layout {

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
