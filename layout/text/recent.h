// What was worked out for a text lately, in case the text comes again.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace layout {

// At most `most` values. When half of that was kept or asked for, what was not asked for since the last
// time is forgotten. For one thread: the caches of this folder are thread_local, so no rendering waits
// for another.
template <class Value>
class Recent {
public:
    explicit Recent(std::size_t most) : half_(most / 2) {}

    // nullptr when it is not known, or not any more. Valid until the next call.
    const Value* find(std::u16string_view key) {
        if (const auto at = young_.find(key); at != young_.end()) return &at->second;
        const auto at = old_.find(key);
        if (at == old_.end()) return nullptr;
        auto node = old_.extract(at);
        make_room();
        return &young_.insert(std::move(node)).position->second;
    }

    // Takes the place of what was kept by that key.
    const Value& keep(std::u16string_view key, Value value) {
        old_.erase(std::u16string(key));
        make_room();
        return young_.insert_or_assign(std::u16string(key), std::move(value)).first->second;
    }

    void forget() {
        young_.clear();
        old_.clear();
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u16string_view text) const { return std::hash<std::u16string_view>()(text); }
    };
    using Values = std::unordered_map<std::u16string, Value, Hash, std::equal_to<>>;

    void make_room() {
        if (young_.size() < half_) return;
        old_ = std::move(young_);
        young_ = Values();
    }

    std::size_t half_;
    Values young_, old_;
};

// A number as two units of a key.
inline void append_to_key(std::u16string& key, std::uint32_t number) {
    key += static_cast<char16_t>(number >> 16);
    key += static_cast<char16_t>(number & 0xFFFF);
}

}  // namespace layout
