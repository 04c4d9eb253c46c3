// What a page draws, in the operators of a content stream (ISO 32000-1, annex A).

#pragma once

#include "layout/page.h"
#include "layout/pdf/cells.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace layout {

// The fonts and pictures that the pages of one document share, numbered by first use.
class Resources {
public:
    // A picture as one Form XObject draws it: the same path filled and stroked are two.
    struct Form {
        std::shared_ptr<const Path> path;
        bool stroked = false;
    };

    std::size_t font_number(const std::shared_ptr<const fonts::Face>& face);  // From 1: /F1.
    std::size_t form_number(const Form& form);                                // From 1: /P1.

    CellFont& font(std::size_t number) { return fonts_[number - 1]; }
    const std::deque<CellFont>& fonts() const { return fonts_; }
    const std::vector<Form>& forms() const { return forms_; }

private:
    std::deque<CellFont> fonts_;
    std::vector<Form> forms_;
};

struct PageContent {
    std::string stream;
    std::vector<NodeId> marks;  // The node of each marked-content sequence; its index is the MCID.
};

// Everything drawn stands in a sequence of its node, or is an artifact; an item of a node that
// `nodes` lacks is refused. Throws PdfError for that, for numbers that are not finite, and for
// lines that do not fit their text.
PageContent content_of(const Page& page, const std::vector<Node>& nodes, Resources& resources);

// The stream of a Form XObject, in the path's own units; colour and line width come from
// whoever draws it.
std::string content_of(const Resources::Form& form);

}  // namespace layout
