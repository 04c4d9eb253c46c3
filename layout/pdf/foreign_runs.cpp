#include "layout/pdf/foreign_runs.h"

#include <string_view>

namespace layout {
namespace {

// The cluster's only character; 0 when it has more.
char16_t character(const Shaped& shaped, std::size_t cluster) {
    const Cluster& one = shaped.clusters[cluster];
    return one.text_end - one.text_begin == 1 ? shaped.text[one.text_begin] : u'\0';
}

bool is_latin(char16_t c) {
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool makes_no_word(char16_t c) {
    return (c >= u'0' && c <= u'9') || std::u16string_view(u"@./:_").find(c) != std::u16string_view::npos;
}

// All letters of the cluster's text: "fi" is one cluster of two.
bool is_word(const Shaped& shaped, std::size_t cluster) {
    const Cluster& one = shaped.clusters[cluster];
    for (std::size_t i = one.text_begin; i < one.text_end; ++i)
        if (!is_latin(shaped.text[i])) return false;
    return one.text_end > one.text_begin;
}

}  // namespace

std::vector<ForeignRun> foreign_runs(const Shaped& shaped, std::size_t begin, std::size_t end) {
    std::vector<ForeignRun> runs;
    for (std::size_t at = begin; at < end; ++at) {
        if (!is_word(shaped, at)) continue;
        const std::size_t start = at;
        while (at < end && is_word(shaped, at)) ++at;
        const bool code = (start > begin && makes_no_word(character(shaped, start - 1))) ||
                          (at < end && makes_no_word(character(shaped, at)) && (at + 1 < end && is_word(shaped, at + 1)));
        const bool letter = shaped.clusters[at - 1].text_end - shaped.clusters[start].text_begin < 2;
        if (code || letter) continue;
        const bool joins = !runs.empty() && start == runs.back().end + 1 &&
                           (character(shaped, start - 1) == u' ' || character(shaped, start - 1) == u'-');
        if (joins) runs.back().end = at;
        else runs.push_back({start, at});
    }
    return runs;
}

}  // namespace layout
