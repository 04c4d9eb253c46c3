// What an application's key is good for.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

enum class Scope {
    open,    // Of routes only: asks for no key.
    read,    // Templates, and the records of the key's office.
    render,  // Documents, checks and imports, of which nothing is kept.
    report,  // Writes reports of the key's office, as a preparer does.
};

std::string_view name_of(Scope scope);

// "render,read", in any order, at least one, none twice; nothing when it is not that.
std::optional<std::vector<Scope>> read_scopes(std::string_view list);
std::string write_scopes(std::span<const Scope> scopes);

}  // namespace server
