#include "layout/template/used_members.h"

#include <algorithm>
#include <optional>

namespace layout {
namespace {

using Used = std::unordered_set<const Value*>;

// Nothing: no part of it was used.
std::optional<Value> part(const Value& value, const Used& printed, const Used& seen) {
    const bool used = printed.contains(&value) || seen.contains(&value);
    if (value.is_array()) {
        Value::Array items;
        bool any = used;
        for (const Value& item : value.items()) {
            auto kept = part(item, printed, seen);
            any = any || kept;
            items.push_back(kept ? *std::move(kept) : item.is_object() ? Value(Value::Object()) : Value());
        }
        return any ? std::optional(Value(std::move(items))) : std::nullopt;
    }
    if (value.is_object()) {
        Value::Object members;
        for (const Member& member : value.members())
            if (auto kept = part(member.value, printed, seen)) members.push_back({member.name, *std::move(kept)});
        std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.name < b.name; });
        return used || !members.empty() ? std::optional(Value(std::move(members))) : std::nullopt;
    }
    if (printed.contains(&value)) return value;
    return used ? std::optional(Value("")) : std::nullopt;
}

}  // namespace

void UsedMembers::print(const Value* value) {
    if (value != nullptr && !value->is_null()) printed_.insert(value);
}

void UsedMembers::print_texts(const Value* value) {
    if (value == nullptr) return;
    if (value->is_string()) print(value);
    if (value->is_array())
        for (const Value& item : value->items()) print_texts(&item);
    if (value->is_object())
        for (const Member& member : value->members()) print_texts(&member.value);
}

void UsedMembers::see(const Value* value) {
    if (value != nullptr && !value->is_null()) seen_.insert(value);
}

Value UsedMembers::part_of(const Value& document) const {
    auto used = part(document, printed_, seen_);
    return used ? *std::move(used) : Value(Value::Object());
}

}  // namespace layout
