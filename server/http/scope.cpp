#include "server/http/scope.h"

#include <algorithm>

namespace server {

namespace {

std::optional<Scope> read_scope(std::string_view name) {
    for (const Scope scope : {Scope::read, Scope::render, Scope::report}) {
        if (name == name_of(scope)) return scope;
    }
    return {};
}

}  // namespace

std::string_view name_of(Scope scope) {
    switch (scope) {
        case Scope::open: return "open";
        case Scope::read: return "read";
        case Scope::render: return "render";
        case Scope::report: break;
    }
    return "report";
}

std::optional<std::vector<Scope>> read_scopes(std::string_view list) {
    std::vector<Scope> scopes;
    for (;;) {
        const auto comma = list.find(',');
        const auto scope = read_scope(list.substr(0, comma));
        if (!scope || std::find(scopes.begin(), scopes.end(), *scope) != scopes.end()) return {};
        scopes.push_back(*scope);
        if (comma == std::string_view::npos) return scopes;
        list.remove_prefix(comma + 1);
    }
}

std::string write_scopes(std::span<const Scope> scopes) {
    std::string list;
    for (const Scope scope : scopes) list += (list.empty() ? "" : ",") + std::string(name_of(scope));
    return list;
}

}  // namespace server
