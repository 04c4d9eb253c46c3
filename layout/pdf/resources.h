// What the pages of one document share.

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

// The stream of a Form XObject, in the path's own units; colour and line width come from
// whoever draws it.
std::string content_of(const Resources::Form& form);

}  // namespace layout
