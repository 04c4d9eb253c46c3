#include "layout/block/strip.h"

namespace layout {

void shift(Item& item, Pt dx, Pt dy) {
    struct Mover {
        Pt dx, dy;
        void operator()(TextLine& line) const { line.x += dx, line.baseline += dy; }
        void operator()(Rule& rule) const { rule.x0 += dx, rule.x1 += dx, rule.y0 += dy, rule.y1 += dy; }
        void operator()(Drawing& drawing) const { drawing.x += dx, drawing.y += dy; }
        void operator()(Box& box) const { box.x += dx, box.y += dy; }
    };
    std::visit(Mover{dx, dy}, item);
}

}  // namespace layout
