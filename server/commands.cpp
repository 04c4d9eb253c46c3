#include "server/commands.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <limits>
#include <stdexcept>
#include <vector>

namespace server {

int carry_out(int argc, char** argv, const std::function<int(std::string_view command, Words words)>& run) try {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    if (words.empty()) return run("", {});
    return run(words[0], Words(words).subspan(1));
} catch (const UsageError& e) {
    std::fprintf(stderr, "saraban: %s (usage: saraban --help)\n", e.what());
    return exit_fault;
} catch (const std::exception& e) {
    std::fprintf(stderr, "saraban: %s\n", e.what());
    return exit_fault;
}

void refuse_command(std::string_view command) {
    throw UsageError(command.empty() ? "no command" : "unknown command " + std::string(command));
}

layout::JsonLimits lifted_limits() {
    layout::JsonLimits limits;
    limits.bytes = limits.values = limits.characters = limits.line_feeds = std::numeric_limits<std::size_t>::max();
    return limits;
}

Instant time_of_machine() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

void refuse_old_keys(const std::filesystem::path& state) {
    const std::filesystem::path file = state / "api-keys";
    if (!std::filesystem::exists(file)) return;
    throw std::runtime_error(file.string() + " holds keys of an older version, which this one does not take; make new ones with `saraban admin key add` and remove the file");
}

Folders folders_of(const Settings& settings) {
    return {value_or(settings, "templates", installed_folder("templates").string()),
            value_or(settings, "fonts", installed_folder("fonts").string()), value_or(settings, "emblem", ""),
            value_or(settings, "terms", "")};
}

}  // namespace server
