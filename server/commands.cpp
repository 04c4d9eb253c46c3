#include "server/commands.h"

#include <limits>

namespace server {

layout::JsonLimits lifted_limits() {
    layout::JsonLimits limits;
    limits.bytes = limits.values = limits.characters = limits.line_feeds = std::numeric_limits<std::size_t>::max();
    return limits;
}

Folders folders_of(const Settings& settings) {
    return {value_or(settings, "templates", installed_folder("templates").string()),
            value_or(settings, "fonts", installed_folder("fonts").string()), value_or(settings, "emblem", ""),
            value_or(settings, "terms", "")};
}

}  // namespace server
