#include "layout/value/value.h"

#include <charconv>
#include <optional>
#include <system_error>

namespace layout {

namespace {

// "~1" is "/", "~0" is "~"; any other "~" makes the token malformed.
std::optional<std::string> unescape(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            name += token[i];
            continue;
        }
        if (++i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
        name += token[i] == '0' ? '~' : '/';
    }
    return name;
}

// RFC 6901 admits "0" or digits without a leading zero.
const Value* at_index(const Value::Array& items, std::string_view token) {
    if (token.empty() || (token.size() > 1 && token.front() == '0')) return nullptr;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
    if (error != std::errc() || end != token.data() + token.size()) return nullptr;
    return index < items.size() ? &items[index] : nullptr;
}

}  // namespace

const Value* Value::find(std::string_view name) const {
    if (!is_object()) return nullptr;
    for (const Member& member : members()) {
        if (member.name == name) return &member.value;
    }
    return nullptr;
}

bool operator==(const Value& a, const Value& b) {
    return a.state_ == b.state_;
}

const Value* at_pointer(const Value& root, std::string_view pointer) {
    const Value* here = &root;
    while (here && !pointer.empty()) {
        if (pointer.front() != '/') return nullptr;
        const std::string_view token = pointer.substr(1, pointer.substr(1).find('/'));
        pointer.remove_prefix(1 + token.size());
        const auto name = unescape(token);
        if (!name) return nullptr;
        here = here->is_array() ? at_index(here->items(), *name) : here->find(*name);
    }
    return here;
}

std::string child_pointer(std::string_view pointer, std::string_view name) {
    std::string child(pointer);
    child += '/';
    for (const char c : name) {
        if (c == '~') {
            child += "~0";
        } else if (c == '/') {
            child += "~1";
        } else {
            child += c;
        }
    }
    return child;
}

std::string child_pointer(std::string_view pointer, std::size_t index) {
    return std::string(pointer) + '/' + std::to_string(index);
}

}  // namespace layout
