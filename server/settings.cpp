#include "server/settings.h"

#include "server/whole_file.h"

#include <algorithm>
#include <cctype>

namespace server {

namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

Settings from_environment(std::span<const std::string_view> known, const Environment& environment) {
    Settings settings;
    for (const std::string_view name : known) {
        if (const char* value = environment(environment_name(name))) settings.emplace(name, value);
    }
    return settings;
}

}  // namespace

std::string environment_name(std::string_view setting) {
    std::string name = "SARABAN_";
    for (const char c : setting) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

Settings read_settings(std::string_view text, const std::string& name, std::span<const std::string_view> known) {
    Settings settings;
    for (int number = 1; !text.empty(); ++number) {
        const std::string line = trimmed(text.substr(0, text.find('\n')));
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        if (line.empty() || line.starts_with('#')) continue;

        const std::string place = name + ":" + std::to_string(number) + ": ";
        const auto equals = line.find('=');
        if (equals == std::string::npos) throw UsageError(place + "not \"key = value\"");
        const std::string key = trimmed(std::string_view(line).substr(0, equals));
        if (key == "config" || std::find(known.begin(), known.end(), key) == known.end()) {
            throw UsageError(place + "unknown setting " + key);
        }
        if (!settings.emplace(key, trimmed(std::string_view(line).substr(equals + 1))).second) {
            throw UsageError(place + key + " stands twice");
        }
    }
    return settings;
}

Settings settle(std::span<const std::string_view> known, const Settings& flags, const Environment& environment) {
    Settings settings = flags;
    settings.merge(from_environment(known, environment));  // merge() keeps what is already there.
    if (const std::string file = value_or(settings, "config", ""); !file.empty()) {
        settings.merge(read_settings(read_file(file), file, known));
    }
    return settings;
}

std::string value_or(const Settings& settings, std::string_view name, const std::string& otherwise) {
    const auto found = settings.find(name);
    return found == settings.end() ? otherwise : found->second;
}

}  // namespace server
