#include "layout/explain.h"

#include "layout/text/characters.h"

#include <array>
#include <charconv>
#include <cmath>

namespace layout {
namespace {

const char* name_of(char reason) {
    switch (reason) {
        case 'S': return "space";
        case 'A': return "word";
        case 'B': return "own_word";
        case 'P': return "symbol";
        case 'W': return "seam";
        case 'C': return "icu";
        default: return "paragraph";
    }
}

Value number(double value, int places) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, places).ptr;
    return Value(Number{std::string(text.data(), end), value});
}

Value text_of(const TextLine& line, std::size_t end) {
    const auto& clusters = line.shaped->clusters;
    if (end <= line.begin) return Value("");
    const std::size_t from = clusters[line.begin].text_begin, to = clusters[end - 1].text_end;
    return Value(to_utf8(std::u16string_view(line.shaped->text).substr(from, to - from)));
}

Value explained(const TextLine& line, std::size_t page) {
    const LineEnd& ending = line.ending;
    Value::Object members{{"page", number(static_cast<double>(page), 0)},
                          {"text", text_of(line, line.end)},
                          {"end", Value(name_of(ending.reason))},
                          {"gap_em", number(ending.gap, 4)},
                          {"loose", Value(ending.loose)}};
    if (ending.runner_up != line.end && ending.runner_up > line.begin)
        members.push_back({"instead", Value(Value::Object{{"text", text_of(line, ending.runner_up)},
                                                          {"end", Value(name_of(ending.runner_up_reason))},
                                                          {"cost", number(std::round(ending.runner_up_cost), 0)}})});
    return Value(std::move(members));
}

}  // namespace

Value explain(const Pages& pages) {
    Value::Array lines;
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        for (const Item& item : pages.pages[i].items)
            if (const auto* line = std::get_if<TextLine>(&item); line != nullptr && !is_artifact(line->node))
                lines.push_back(explained(*line, i + 1));
    return Value(std::move(lines));
}

}  // namespace layout
