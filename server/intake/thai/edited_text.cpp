#include "server/intake/thai/edited_text.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace server {
namespace {

// Merges the replacements of a text into its edits, from the left to the right.
class Merge {
public:
    Merge(std::u16string_view text, const std::vector<TextEdit>& edits, const std::vector<Replacement>& replacements)
        : text_(text), old_(edits.begin()), old_end_(edits.end()), next_(replacements.begin()), next_end_(replacements.end()) {}

    void run() {
        while (next_ != next_end_ || old_ != old_end_) take_one();
        copy_to(text_.size());
    }

    std::u16string made;
    std::vector<TextEdit> merged;

private:
    void copy_to(std::size_t end) {
        made += text_.substr(copied_, end - copied_);
        copied_ = end;
    }

    // The next edit or replacement, with all that meet it.
    void take_one() {
        const bool old_first = next_ == next_end_ || (old_ != old_end_ && old_->begin <= next_->begin);
        const std::size_t begin = old_first ? old_->begin : next_->begin;
        std::size_t end = begin;
        TextEdit one;
        one.given_begin = given_passed_ + (begin - passed_);
        copy_to(begin);
        one.begin = made.size();
        bool replaced = !old_first;
        old_first ? take_old(one, end, replaced) : take_next(one, end);
        for (;;) {
            if (old_ != old_end_ && old_->begin < end && old_->end > begin) take_old(one, end, replaced);
            else if (next_ != next_end_ && next_->begin < end && next_->end > begin) take_next(one, end), replaced = true;
            else break;
        }
        copy_to(end);
        one.end = made.size();
        one.given_end = given_passed_ + (end - passed_);
        passed_ = end, given_passed_ = one.given_end;
        merged.push_back(one);
    }

    void take_old(TextEdit& one, std::size_t& end, bool replaced) {
        end = std::max(end, old_->end);
        if (!replaced) one.fault = old_->fault, one.margin = old_->margin;
        passed_ = old_->end, given_passed_ = old_->given_end;
        ++old_;
    }

    void take_next(TextEdit& one, std::size_t& end) {
        end = std::max(end, next_->end);
        one.fault = next_->fault, one.margin = next_->margin;
        copy_to(next_->begin);
        made += next_->text;
        copied_ = next_->end;
        ++next_;
    }

    std::u16string_view text_;
    std::vector<TextEdit>::const_iterator old_, old_end_;
    std::vector<Replacement>::const_iterator next_, next_end_;
    std::size_t copied_ = 0;                     // Of the text, into `made`.
    std::size_t passed_ = 0, given_passed_ = 0;  // The end of the last edit passed, in the text and in the given one.
};

}  // namespace

void EditedText::apply(const std::vector<Replacement>& replacements) {
    if (replacements.empty()) return;
    Merge merge(text_, edits_, replacements);
    merge.run();
    text_ = std::move(merge.made);
    edits_ = std::move(merge.merged);
}

EditedText::Origin EditedText::origin(std::size_t begin, std::size_t end) const {
    // The edits that [begin, end) cuts through, or that lie in it.
    const auto first = std::partition_point(edits_.begin(), edits_.end(), [&](const TextEdit& edit) { return edit.end <= begin; });
    const auto last = std::partition_point(first, edits_.end(), [&](const TextEdit& edit) { return edit.begin < end; });
    Origin origin{begin, end, begin, end};
    if (first != last) {
        origin.begin = std::min(begin, first->begin);
        origin.end = std::max(end, std::prev(last)->end);
    }
    const auto given = [&](std::size_t offset, auto after_edits) {
        if (after_edits == edits_.begin()) return offset;
        const TextEdit& passed = *std::prev(after_edits);
        return passed.given_end + (offset - passed.end);
    };
    origin.given_begin = given(origin.begin, first);
    origin.given_end = given(origin.end, last);
    return origin;
}

}  // namespace server
