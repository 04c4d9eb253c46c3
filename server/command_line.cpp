#include "server/command_line.h"

#include <algorithm>

namespace server {

namespace {

// "--listen=x" and "--listen" are "listen", "-o" is "o".
std::string_view option_name(std::string_view word) {
    word.remove_prefix(word.starts_with("--") ? 2 : 1);
    return word.substr(0, word.find('='));
}

bool is_option(std::string_view word) { return word.size() > 1 && word.starts_with('-'); }

bool is_spelt_right(std::string_view word, std::string_view name) {
    const bool is_short = name.size() == 1;
    return is_short ? word.size() == 2 : word.starts_with("--");
}

}  // namespace

CommandLine read_command_line(std::span<const std::string_view> words, std::span<const std::string_view> known) {
    CommandLine line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--") {
            line.operands.insert(line.operands.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
            break;
        }
        if (!is_option(word)) {
            line.operands.emplace_back(word);
            continue;
        }
        const std::string_view name = option_name(word);
        if (std::find(known.begin(), known.end(), name) == known.end() || !is_spelt_right(word, name)) {
            throw UsageError("unknown option " + std::string(word));
        }
        const auto equals = word.find('=');
        if (equals == std::string_view::npos && i + 1 == words.size()) throw UsageError(std::string(word) + " needs a value");
        const std::string_view value = equals == std::string_view::npos ? words[++i] : word.substr(equals + 1);
        if (!line.options.emplace(name, value).second) throw UsageError("--" + std::string(name) + " stands twice");
    }
    return line;
}

}  // namespace server
