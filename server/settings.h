// Settings of a command: defaults < configuration file < environment < command line.

#pragma once

#include "server/command_line.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace server {

using Environment = std::function<const char*(const std::string& variable)>;  // nullptr: not set.

// "templates" is SARABAN_TEMPLATES, "admin-listen" is SARABAN_ADMIN_LISTEN.
std::string environment_name(std::string_view setting);

// Lines of "key = value"; '#' starts a comment line. Throws UsageError with `name` and the line
// for a key that is not in `known`, one that stands twice, or a line that is neither.
Settings read_settings(std::string_view text, const std::string& name, std::span<const std::string_view> known);

// Every setting of `known` that was given anywhere. The file is the setting "config".
Settings settle(std::span<const std::string_view> known, const Settings& flags, const Environment& environment);

// The setting's value, or `otherwise` when it was not given.
std::string value_or(const Settings& settings, std::string_view name, const std::string& otherwise);

}  // namespace server
