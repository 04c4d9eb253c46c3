// The words of a command line, taken apart.

#pragma once

#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// The command line or the configuration cannot be understood; the message says which word.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Settings = std::map<std::string, std::string, std::less<>>;

struct CommandLine {
    Settings options;                   // By name without dashes: "listen", "o".
    std::vector<std::string> operands;  // What is no option, "-" among them, in order.
};

// Takes "--name value", "--name=value" and "-n value", every option once and with a value;
// after "--" all is operands. Throws UsageError for an option that is not in `known`.
CommandLine read_command_line(std::span<const std::string_view> words, std::span<const std::string_view> known);

}  // namespace server
