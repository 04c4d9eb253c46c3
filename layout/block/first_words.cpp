#include "layout/block/first_words.h"

#include "layout/text/break_opportunities.h"
#include "layout/text/characters.h"

namespace layout {

std::u16string first_words(const TextLine& line, Pt most, const Lexicon* lexicon) {
    const Shaped& shaped = *line.shaped;
    if (line.begin == line.end) return {};
    const auto breaks = break_opportunities(shaped.text, {}, lexicon);
    const std::size_t begin = shaped.clusters[line.begin].text_begin;
    std::size_t end = begin;
    Pt width;
    for (std::size_t i = line.begin; i < line.end; ++i) {
        const Cluster& cluster = shaped.clusters[i];
        width += shaped.width(cluster);
        if (width > most && end > begin) break;
        if (cluster.space) continue;
        std::size_t after = i + 1;
        while (after < line.end && shaped.clusters[after].space) ++after;
        if (after == line.end || breaks[shaped.clusters[after - 1].text_end] <= own_word_penalty) end = cluster.text_end;
    }
    return shaped.text.substr(begin, end - begin);
}

}  // namespace layout
