#include "server/commands.h"

namespace server {

Folders folders_of(const Settings& settings) {
    return {value_or(settings, "templates", installed_folder("templates").string()),
            value_or(settings, "fonts", installed_folder("fonts").string()), value_or(settings, "emblem", ""),
            value_or(settings, "terms", "")};
}

}  // namespace server
