#include "layout/text/shape.h"

#include "layout/text/known_words.h"
#include "layout/text/shape_run.h"

namespace layout {

std::shared_ptr<const Shaped> shape(std::span<const StyledText> content, std::span<const Penalty> breaks) {
    auto shaped = std::make_shared<Shaped>();
    std::size_t size = 0;
    for (const StyledText& part : content) size += part.text.size();
    shaped->text.reserve(size);
    for (const StyledText& part : content) shaped->text += part.text;
    shaped->glyphs.reserve(size + size / 16);  // A ำ is drawn by two.
    shaped->clusters.reserve(size);
    shaped->spans.reserve(content.size());
    std::size_t begin = 0;
    for (const StyledText& part : content) {
        const auto span = static_cast<std::uint16_t>(shaped->spans.size());
        shaped->spans.push_back(part.style);
        for (const Run& run : runs_of(shaped->text, begin, begin + part.text.size())) append_run(*shaped, run, span, breaks);
        begin += part.text.size();
    }
    return shaped;
}

}  // namespace layout
