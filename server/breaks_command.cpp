// saraban breaks: where each line of standard input may be broken.

#include "layout/text/break_opportunities.h"
#include "layout/text/characters.h"
#include "layout/text/lexicon.h"
#include "server/commands.h"

#include <array>
#include <cstdio>
#include <iostream>
#include <string>

namespace server {
namespace {

constexpr std::array<std::string_view, 1> options_of_breaks{"classes"};

// The code point offsets of `text` where a break of one of the classes is offered.
std::string offsets(const std::string& text, std::string_view classes, const layout::Lexicon& lexicon) {
    const std::u16string units = layout::to_utf16(text);
    const auto breaks = layout::break_opportunities(units, {}, &lexicon);
    std::string out;
    std::size_t code_point = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i > 0 && classes.find(layout::class_of(breaks[i])) != std::string_view::npos)
            out += (out.empty() ? "" : " ") + std::to_string(code_point);
        if (!layout::is_high_surrogate(units[i])) ++code_point;
    }
    return out;
}

}  // namespace

int breaks_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_breaks);
    if (!line.operands.empty()) throw UsageError("breaks reads standard input and takes no operand");
    const std::string classes = value_or(line.options, "classes", "SAPBW");
    const auto lexicon = layout::Lexicon::built_in();
    for (std::string text; std::getline(std::cin, text);) std::printf("%s\n", offsets(text, classes, *lexicon).c_str());
    return exit_done;
}

}  // namespace server
