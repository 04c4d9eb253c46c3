#include "layout/block/strip.h"

#include <utility>

namespace layout {
namespace {

struct Lower {
    Pt down;
    void operator()(TextLine& line) const { line.baseline += down; }
    void operator()(Rule& rule) const { rule.y0 += down, rule.y1 += down; }
    void operator()(Drawing& drawing) const { drawing.y += down; }
    void operator()(Box& box) const { box.y += down; }
    void operator()(FieldPlace& place) const { place.baseline += down; }
};

}  // namespace

void put_items(std::vector<Item> items, Pt down, std::vector<Item>& into) {
    for (Item& item : items) {
        std::visit(Lower{down}, item);
        into.push_back(std::move(item));
    }
}

}  // namespace layout
