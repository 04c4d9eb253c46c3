#include "layout/pdf/outline.h"

#include "layout/pdf/unicode.h"

#include <cstdint>
#include <optional>

namespace layout {
namespace {

// A heading where it begins.
struct Entry {
    NodeId node = root_node;
    std::size_t page = 0;
    Pt top;  // Of its first line, from the page's lower edge.
    std::size_t parent = 0;
    std::vector<std::size_t> children;
};

// Entry 0 is the outline itself.
std::vector<Entry> entries_of(const Pages& pages) {
    std::vector<Entry> entries(1);
    std::vector<bool> known(pages.nodes.size());
    for (std::size_t page = 0; page < pages.pages.size(); ++page)
        for (const Item& item : pages.pages[page].items) {
            const auto* line = std::get_if<TextLine>(&item);
            if (line == nullptr || is_artifact(line->node) || known[line->node]) continue;
            known[line->node] = true;
            if (pages.nodes[line->node].role != Role::heading) continue;
            const Pt above = line->shaped->spans[line->shaped->clusters[line->begin].span].size * 1.5;
            entries.push_back({line->node, page, pages.pages[page].height - line->baseline + above, 0, {}});
        }
    return entries;
}

void nest(std::vector<Entry>& entries, const std::vector<Node>& nodes) {
    const auto level = [&](std::size_t i) { return i == 0 ? 0 : nodes[entries[i].node].level; };
    for (std::size_t i = 1; i < entries.size(); ++i) {
        std::size_t parent = i - 1;
        while (level(parent) >= level(i)) parent = entries[parent].parent;
        entries[i].parent = parent;
        entries[parent].children.push_back(i);
    }
}

class Writer {
public:
    Writer(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged)
        : pages_(pages), tagged_(tagged), entries_(entries_of(pages)) {
        nest(entries_, pages.nodes);
        for (std::size_t i = 0; i < entries_.size(); ++i) written_.push_back(document.numbered_dict());
    }

    HaruDict write() {
        written_[0].name("Type", "Outlines");
        for (std::size_t i = 0; i < entries_.size(); ++i) write_children(i);
        for (std::size_t i = 1; i < entries_.size(); ++i) write_entry(i);
        return written_[0];
    }

private:
    void write_entry(std::size_t i) {
        const Entry& entry = entries_[i];
        const Node& node = pages_.nodes[entry.node];
        written_[i].binary("Title", pdf_text(node.bookmark.empty() ? node.text : node.bookmark)).add("Parent", written_[entry.parent]);
        HaruArray place = written_[i].array("Dest");
        place.add(tagged_[entry.page].page).name("XYZ").number(0).real(entry.top.value).number(0);  // Zoom 0: as it is.
    }

    // A positive count shows the children, a negative one keeps them folded.
    void write_children(std::size_t i) {
        const std::vector<std::size_t>& children = entries_[i].children;
        if (children.empty()) return;
        const bool folded = i > 0 && entries_[0].children.size() > 1;
        const auto shown = static_cast<std::int32_t>(folded || i > 0 ? children.size() : shown_at_first());
        written_[i].add("First", written_[children.front()]).add("Last", written_[children.back()]).number("Count", folded ? -shown : shown);
        for (std::size_t child = 0; child + 1 < children.size(); ++child) {
            written_[children[child]].add("Next", written_[children[child + 1]]);
            written_[children[child + 1]].add("Prev", written_[children[child]]);
        }
    }

    // Of a single top heading all are shown.
    std::size_t shown_at_first() const {
        return entries_[0].children.size() > 1 ? entries_[0].children.size() : entries_.size() - 1;
    }

    const Pages& pages_;
    const std::vector<TaggedPage>& tagged_;
    std::vector<Entry> entries_;
    std::vector<HaruDict> written_;
};

}  // namespace

void add_outline(HaruDoc& document, const Pages& pages, const std::vector<TaggedPage>& tagged) {
    for (const Node& node : pages.nodes)
        if (node.role == Role::heading && !node.text.empty()) {
            const HaruDict outline = Writer(document, pages, tagged).write();
            document.catalog().add("Outlines", outline);
            return;
        }
}

}  // namespace layout
