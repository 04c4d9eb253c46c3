#include "layout/block/paginate.h"

#include "layout/block/set_paragraph.h"

#include <algorithm>

namespace layout {
namespace {

// The page being filled.
class Filler {
public:
    Filler(Setting& setting, const PageFrame& frame) : setting_(setting), frame_(frame) { begin_page(); }

    // Strips [first, last) belong together.
    void place(std::size_t first, std::size_t last) {
        if (setting_.strips[first].new_page) {
            if (!empty_) begin_page();
            ordered_ = true;
        }
        if (!fits(first, last) && !empty_ && !std::all_of(at(first), at(last), is_blank)) {
            const bool whole_on_a_page = height(first, last, true) + head_height(first) <= frame_.room();
            const bool hopeless_here = !fits(first, beginning(first, last));
            if (whole_on_a_page || hopeless_here) turn_page(first);
        }
        for (std::size_t i = first; i < last; ++i) {
            if (i > first && !fits(i, i + 1) && !empty_) turn_page(i);
            put(i);
        }
    }

    std::vector<Page> take() {
        close_table();
        return std::move(pages_);
    }

private:
    std::vector<Strip>::const_iterator at(std::size_t i) const {
        return setting_.strips.begin() + static_cast<std::ptrdiff_t>(i);
    }

    // A space or the order for a new page: nothing that could stand on a page.
    static bool is_blank(const Strip& strip) {
        return strip.height.value == 0 && strip.items.empty() && strip.pinned.empty();
    }

    // What must stand on one page of strips that no page can hold: two lines, or what leads
    // to a table's first row (its head, a heading above) with a slice of it.
    std::size_t beginning(std::size_t first, std::size_t last) const {
        const auto in_table = [](const Strip& strip) { return strip.table != no_table; };
        const auto row = std::find_if(at(first), at(last), in_table);
        if (row != at(first) && row != at(last)) {
            const auto end = first + static_cast<std::size_t>(row - at(first)) + 1;
            if (height(first, end, true) <= frame_.room()) return end;
        }
        return std::min(first + 2, last);
    }

    Pt height(std::size_t first, std::size_t last, bool at_top) const {
        Pt sum;
        for (std::size_t i = first; i < last; ++i) {
            if (i > first || !at_top) sum += setting_.strips[i].space_before;
            sum += setting_.strips[i].height;
        }
        return sum;
    }

    Pt head_height(std::size_t i) const {
        Pt sum;
        if (const std::size_t table = setting_.strips[i].table; table != no_table)
            for (const Strip& strip : setting_.heads[table]) sum += strip.height;
        return sum;
    }

    bool fits(std::size_t first, std::size_t last) const {
        return y_ + height(first, last, false) <= bottom();
    }

    Pt bottom() const {
        constexpr Pt rounding{1e-6};
        return frame_.height - frame_.bottom + rounding;
    }

    void begin_page() {
        setting_.budget.check();
        close_table();
        pages_.push_back({frame_.width, frame_.height, {}});
        y_ = pages_.size() == 1 ? frame_.first_top : frame_.top;
        empty_ = true;
        ordered_ = false;
    }

    // A page ends inside the flow: strip i begins the next one.
    void turn_page(std::size_t i) {
        begin_page();
        const std::size_t table = setting_.strips[i].table;
        if (table == no_table || table != last_table_) return;
        for (const Strip& strip : setting_.heads[table]) {
            draw(strip.items, y_);  // Copied: the next page wants it too.
            y_ += strip.height;
        }
    }

    void put(std::size_t i) {
        Strip& strip = setting_.strips[i];
        const bool turned = empty_ && !ordered_ && pages_.size() > 1;
        if (!turned) y_ += strip.space_before;
        if (strip.table != last_table_) close_table();
        if (is_blank(strip)) y_ = std::min(y_, bottom());
        if (y_ + strip.height > bottom()) refuse();
        if (empty_) draw(std::move(strip.when_first), y_);
        draw(std::move(strip.pinned), {});
        draw(std::move(strip.items), y_);
        y_ += strip.height;
        last_table_ = strip.table;
        when_last_ = &strip.when_last;
        bottom_strip_y_ = y_ - strip.height;
        empty_ = empty_ && is_blank(strip);
    }

    void refuse() {
        const Problem problem{"", "fit", "มีส่วนของเอกสารที่สูงกว่าหนึ่งหน้ากระดาษ และตัดข้ามหน้าไม่ได้",
                              "A part of the document is taller than a page and cannot be cut"};
        auto& problems = setting_.problems;
        if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
    }

    void draw(std::vector<Item> items, Pt down) { put_items(std::move(items), down, pages_.back().items); }

    // The rule below a table's last row on this page.
    void close_table() {
        if (when_last_ != nullptr && !pages_.empty())
            draw(*when_last_, bottom_strip_y_);
        when_last_ = nullptr;
    }

    Setting& setting_;
    const PageFrame& frame_;
    std::vector<Page> pages_;
    Pt y_, bottom_strip_y_;
    bool empty_ = true;     // Nothing but a repeated head stands on the page.
    bool ordered_ = false;  // The form ordered it: its first space stays.
    std::size_t last_table_ = no_table;
    const std::vector<Item>* when_last_ = nullptr;
};

void add_furniture(Pages& pages, const Document& document, Setting& setting) {
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        for (const Furniture& furniture : document.furniture) {
            if (i == 0 && !furniture.first_page) continue;
            Pt y = furniture.top;
            const Column column{document.frame.left, document.frame.column(), artifact_node};
            for (const Paragraph& paragraph : furniture.content)
                for (Strip& strip : set_paragraph(paragraph, column, setting, {i + 1, pages.pages.size()})) {
                    y += strip.space_before;
                    put_items(std::move(strip.items), y, pages.pages[i].items);
                    y += strip.height;
                }
        }
}

}  // namespace

Pages paginate(Setting& setting, const Document& document) {
    Filler filler(setting, document.frame);
    for (std::size_t first = 0; first < setting.strips.size();) {
        std::size_t last = first + 1;
        while (last < setting.strips.size() && setting.strips[last - 1].keep_with_next && !setting.strips[last].new_page)
            ++last;
        filler.place(first, last);
        first = last;
    }
    Pages pages{filler.take(), {}};
    add_furniture(pages, document, setting);
    pages.nodes = std::move(setting.nodes);
    return pages;
}

}  // namespace layout
