#include "server/intake/changes.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

const Value nothing;

const Value& at(const Value* value) { return value ? *value : nothing; }

bool is_figure(const Value& value) { return value.is_object() && value.members().size() == 2 && value.find("text") && value.find("value"); }

void compare(const Value& before, const Value& after, const std::string& pointer, Changes& changes);

void compare_members(const Value& before, const Value& after, const std::string& pointer, Changes& changes) {
    for (const auto& [name, value] : before.members()) compare(value, at(after.find(name)), layout::child_pointer(pointer, name), changes);
    for (const auto& [name, value] : after.members())
        if (!before.find(name)) compare(nothing, value, layout::child_pointer(pointer, name), changes);
}

void compare_items(const Value& before, const Value& after, const std::string& pointer, Changes& changes) {
    const auto &old_items = before.items(), &new_items = after.items();
    for (std::size_t i = 0; i < std::max(old_items.size(), new_items.size()); ++i)
        compare(i < old_items.size() ? old_items[i] : nothing, i < new_items.size() ? new_items[i] : nothing, layout::child_pointer(pointer, i), changes);
}

void compare(const Value& before, const Value& after, const std::string& pointer, Changes& changes) {
    if (before == after) return;
    const bool whole = is_figure(before) || is_figure(after);
    if (!whole && before.is_object() && after.is_object()) compare_members(before, after, pointer, changes);
    else if (before.is_array() && after.is_array()) compare_items(before, after, pointer, changes);
    else changes.push_back({pointer, before, after});
}

// `document` with `value` at the pointer; what lies on the way must be there.
Value with(const Value& document, std::string_view pointer, const std::string& base, const Value& value) {
    if (pointer == base) return value;
    const auto leads = [&](const std::string& child) { return pointer == child || pointer.starts_with(child + "/"); };
    if (document.is_array()) {
        Value::Array items = document.items();
        for (std::size_t i = 0; i < items.size(); ++i)
            if (const std::string child = layout::child_pointer(base, i); leads(child)) items[i] = with(items[i], pointer, child, value);
        return Value(std::move(items));
    }
    if (!document.is_object()) return document;
    Value::Object members = document.members();
    for (auto& [name, member] : members)
        if (const std::string child = layout::child_pointer(base, name); leads(child)) member = with(member, pointer, child, value);
    return Value(std::move(members));
}

}  // namespace

Changes changes_between(const Value& before, const Value& after) {
    Changes changes;
    compare(before, after, "", changes);
    return changes;
}

layout::Result<Value> apply_changes(const Value& document, const Changes& changes) {
    layout::Problems problems;
    Value changed = document;
    for (const Change& change : changes) {
        const Value* const here = layout::at_pointer(document, change.pointer);
        if (here && *here == change.before) {
            changed = with(changed, change.pointer, "", change.after);
            continue;
        }
        problems.push_back({change.pointer, "changed_meanwhile", "ข้อมูลนี้ถูกแก้ไขไปแล้วหลังจากเปรียบเทียบ โปรดเปรียบเทียบใหม่",
                            "What stands here is no longer what the change was made from; compare again."});
    }
    if (!problems.empty()) return problems;
    return changed;
}

}  // namespace server
