#include "layout/block/add_furniture.h"

#include "layout/block/set_paragraph.h"

namespace layout {
namespace {

void add(const std::vector<Paragraph>& content, Pt y, const PageNumber& number, const Document& document, Page& page,
         Setting& setting) {
    const Column column{document.frame.left, document.frame.column(), pagination_node};
    for (const Paragraph& paragraph : content)
        for (Strip& strip : set_paragraph(paragraph, column, setting, number)) {
            y += strip.space_before;
            put_items(std::move(strip.items), y, page.items);
            y += strip.height;
        }
}

}  // namespace

void add_furniture(Pages& pages, const Document& document, const std::vector<Overleaf>& overleaf, Setting& setting) {
    const std::size_t count = pages.pages.size();
    for (std::size_t i = 0; i < count; ++i)
        for (const Furniture& furniture : document.furniture)
            if (i > 0 || furniture.first_page)
                add(furniture.content, furniture.top, {i + 1, count}, document, pages.pages[i], setting);
    for (const Overleaf& turn : overleaf)
        add(document.cue.content, turn.bottom + document.cue.below, {turn.page + 1, count, &turn.next}, document,
            pages.pages[turn.page], setting);
}

Pt height_of(const Cue& cue) {
    if (cue.content.empty()) return {};
    Pt height = cue.below;
    for (const Paragraph& line : cue.content) height += line.style.before + line.style.pitch + line.style.after;
    return height;
}

}  // namespace layout
