#include "layout/block/paginate.h"

#include "layout/block/add_furniture.h"

#include <algorithm>

namespace layout {
namespace {

// The page being filled.
class Filler {
public:
    Filler(Setting& setting, const Document& document)
        : setting_(setting), frame_(document.frame), has_cue_(!document.cue.content.empty()) {
        const Pt foot = frame_.height - frame_.bottom;
        if (has_cue_) cue_room_ = std::max(Pt{}, foot + height_of(document.cue) + document.cue.bottom - frame_.height);
        measure_rest();
        begin_page();
    }

    // Strips [first, last) belong together.
    void place(std::size_t first, std::size_t last) {
        if (setting_.strips[first].new_page) {
            if (!empty_) begin_page();
            ordered_ = true;
        }
        bottom_ = bottom_of(y_, first, false);
        if (!fits(first, last) && !empty_ && !std::all_of(at(first), at(last), is_blank)) {
            const bool whole_on_a_page = frame_.top + least_height(first, last, true) + head_height(first) <= bottom_of(frame_.top, first, true);
            const bool hopeless_here = !fits(first, beginning(first, last));
            if (whole_on_a_page || hopeless_here) turn_page(first);
        }
        squeeze(first, last);
        for (std::size_t i = first; i < last; ++i) {
            if (i > first && !fits(i, i + 1) && !empty_) turn_page(i);
            put(i);
        }
    }

    std::vector<Page> take() {
        close_table();
        return std::move(pages_);
    }

    std::vector<Overleaf> take_overleaf() { return std::move(overleaf_); }

private:
    static constexpr Pt rounding{1e-6};

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

    // With its spaces given way.
    Pt least_height(std::size_t first, std::size_t last, bool at_top) const {
        Pt sum = height(first, last, at_top);
        for (std::size_t i = first + (at_top ? 1 : 0); i < last; ++i) sum -= setting_.strips[i].give;
        return sum;
    }

    // rest_[i]: what strip i and those up to the next ordered page need at least.
    void measure_rest() {
        const auto& strips = setting_.strips;
        rest_.resize(strips.size() + 1);
        for (std::size_t i = strips.size(); i-- > 0;) {
            const bool last = i + 1 == strips.size() || strips[i + 1].new_page;
            rest_[i] = strips[i].space_before - strips[i].give + strips[i].height + (last ? Pt{} : rest_[i + 1]);
        }
    }

    Pt foot() const {
        return frame_.height - frame_.bottom + rounding;
    }

    // How low the text may go when strip i begins at y, without its space at the top of a
    // page: a page that the text leaves keeps room for its cue.
    Pt bottom_of(Pt y, std::size_t i, bool at_top) const {
        const Strip& strip = setting_.strips[i];
        if (at_top) y -= strip.space_before - strip.give;
        return y + rest_[i] <= foot() ? foot() : foot() - cue_room_;
    }

    // Spaces among strips [first, last) give way as far as needed, the first ones first.
    void squeeze(std::size_t first, std::size_t last) {
        if (!fits(first, last)) return;
        Pt over = y_ + height(first, last, false) - bottom_;
        if (over.value > 0) over += rounding;
        for (std::size_t i = first; i < last && over.value > 0; ++i) {
            Strip& strip = setting_.strips[i];
            const Pt less = std::min(over, strip.give);
            strip.space_before -= less;
            strip.give -= less;
            over -= less;
        }
    }

    Pt head_height(std::size_t i) const {
        Pt sum;
        if (const std::size_t table = setting_.strips[i].table; table != no_table)
            for (const Strip& strip : setting_.heads[table]) sum += strip.height;
        return sum;
    }

    bool fits(std::size_t first, std::size_t last) const {
        return y_ + least_height(first, last, false) <= bottom_;
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
        if (has_cue_) leave_cue(i);
        begin_page();
        bottom_ = bottom_of(y_, i, true);
        const std::size_t table = setting_.strips[i].table;
        if (table == no_table || table != last_table_) return;
        for (const Strip& strip : setting_.heads[table]) {
            draw(strip.items, y_);  // Copied: the next page wants it too.
            y_ += strip.height;
        }
    }

    // Strip i is the first overleaf.
    void leave_cue(std::size_t i) {
        for (; i < setting_.strips.size(); ++i)
            for (const Item& item : setting_.strips[i].items)
                if (const auto* line = std::get_if<TextLine>(&item))
                    return overleaf_.push_back({pages_.size() - 1, text_bottom_, *line});
    }

    void put(std::size_t i) {
        Strip& strip = setting_.strips[i];
        const bool turned = empty_ && !ordered_ && pages_.size() > 1;
        if (!turned) y_ += strip.space_before;
        if (strip.table != last_table_) close_table();
        if (is_blank(strip)) y_ = std::min(y_, bottom_);
        if (y_ + strip.height > foot()) refuse();
        if (empty_) draw(std::move(strip.when_first), y_);
        draw(std::move(strip.pinned), {});
        draw(std::move(strip.items), y_);
        y_ += strip.height;
        last_table_ = strip.table;
        when_last_ = &strip.when_last;
        bottom_strip_y_ = y_ - strip.height;
        if (!is_blank(strip)) text_bottom_ = y_;
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
    const bool has_cue_;
    Pt cue_room_;  // That a page with a cue has less.
    std::vector<Pt> rest_;
    std::vector<Page> pages_;
    std::vector<Overleaf> overleaf_;
    Pt y_, bottom_, bottom_strip_y_, text_bottom_;
    bool empty_ = true;     // Nothing but a repeated head stands on the page.
    bool ordered_ = false;  // The form ordered it: its first space stays.
    std::size_t last_table_ = no_table;
    const std::vector<Item>* when_last_ = nullptr;
};

}  // namespace

Pages paginate(Setting& setting, const Document& document) {
    Filler filler(setting, document);
    for (std::size_t first = 0; first < setting.strips.size();) {
        std::size_t last = first + 1;
        while (last < setting.strips.size() && setting.strips[last - 1].keep_with_next && !setting.strips[last].new_page)
            ++last;
        filler.place(first, last);
        first = last;
    }
    Pages pages{filler.take(), {}};
    add_furniture(pages, document, filler.take_overleaf(), setting);
    pages.nodes = std::move(setting.nodes);
    return pages;
}

}  // namespace layout
