#include "layout/value/number_order.h"
#include "layout/value/schema_node.h"

#include <algorithm>

namespace layout {

namespace {

bool same_items(const Value::Array& a, const Value::Array& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), means_the_same);
}

bool same_members(const Value& a, const Value& b) {
    const auto stands_in_b = [&](const Member& member) {
        const Value* other = b.find(member.name);
        return other && means_the_same(member.value, *other);
    };
    return a.members().size() == b.members().size() && std::all_of(a.members().begin(), a.members().end(), stands_in_b);
}

}  // namespace

bool means_the_same(const Value& a, const Value& b) {
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
        case Value::Kind::number:
            return order(a.number(), b.number()) == 0;
        case Value::Kind::array:
            return same_items(a.items(), b.items());
        case Value::Kind::object:
            return same_members(a, b);
        default:
            return a == b;
    }
}

}  // namespace layout
