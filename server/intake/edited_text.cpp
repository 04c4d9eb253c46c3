#include "server/intake/edited_text.h"

#include <algorithm>
#include <string_view>

namespace server {
namespace {

// Edits and replacements that meet, as one.
struct Meeting {
    std::size_t begin = 0, end = 0;  // In the text before the replacements.

    bool meets(std::size_t other_begin, std::size_t other_end) const { return other_begin < end && other_end > begin; }
    void take(std::size_t other_end) { end = std::max(end, other_end); }
};

}  // namespace

void EditedText::apply(const std::vector<Replacement>& replacements) {
    if (replacements.empty()) return;
    std::u16string made;
    std::vector<TextEdit> merged;
    const std::u16string_view text = text_;
    std::size_t copied = 0;     // Of `text`, into `made`.
    std::size_t shift_end = 0;  // The end of the last edit passed, in `text`
    std::size_t given_end = 0;  // and in the given text.
    auto next = replacements.begin();
    auto old = edits_.begin();
    while (next != replacements.end() || old != edits_.end()) {
        const bool old_first = next == replacements.end() || (old != edits_.end() && old->begin <= next->begin);
        Meeting meeting = old_first ? Meeting{old->begin, old->end} : Meeting{next->begin, next->end};
        TextEdit one;
        one.given_begin = given_end + (meeting.begin - shift_end);
        made += text.substr(copied, meeting.begin - copied);
        copied = meeting.begin;
        one.begin = made.size();
        for (bool first = true;; first = false) {
            if (old != edits_.end() && ((first && old_first) || meeting.meets(old->begin, old->end))) {
                meeting.take(old->end);
                if (one.margin == 0) one.fault = old->fault, one.margin = old->margin;
                shift_end = old->end, given_end = old->given_end;
                ++old;
            } else if (next != replacements.end() && ((first && !old_first) || meeting.meets(next->begin, next->end))) {
                meeting.take(next->end);
                one.fault = next->fault, one.margin = next->margin;
                made += text.substr(copied, next->begin - copied);
                made += next->text;
                copied = next->end;
                ++next;
            } else {
                break;
            }
        }
        made += text.substr(copied, meeting.end - copied);
        copied = meeting.end;
        one.end = made.size();
        one.given_end = given_end + (meeting.end - shift_end);
        shift_end = meeting.end, given_end = one.given_end;
        merged.push_back(one);
    }
    made += text.substr(copied);
    text_ = std::move(made);
    edits_ = std::move(merged);
}

EditedText::Origin EditedText::origin(std::size_t begin, std::size_t end) const {
    Origin origin{begin, end, begin, end};
    for (const TextEdit& edit : edits_) {
        if (edit.begin >= origin.end || edit.end <= origin.begin) continue;
        origin.begin = std::min(origin.begin, edit.begin);
        origin.end = std::max(origin.end, edit.end);
    }
    std::size_t before = 0, given_before = 0;  // The end of the last edit passed.
    origin.given_begin = origin.begin, origin.given_end = origin.end;
    for (const TextEdit& edit : edits_) {
        const bool is_before_begin = edit.end <= origin.begin, is_before_end = edit.begin < origin.end;
        if (is_before_begin) origin.given_begin = edit.given_end + (origin.begin - edit.end);
        if (is_before_end) before = edit.end, given_before = edit.given_end;
    }
    origin.given_end = given_before + (origin.end - before);
    return origin;
}

}  // namespace server
