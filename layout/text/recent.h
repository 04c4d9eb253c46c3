// What was worked out for a text lately, in case the text comes again.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace layout {

// Of a text and a number: what else decides of it.
struct RecentKey {
    std::u16string_view text;
    std::uint64_t about = 0;
};

// A multiplication for four letters.
inline std::uint64_t hash_of(const RecentKey& key) {
    constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;  // 2^64 over the golden ratio.
    const auto mixed = [](std::uint64_t hash) { return hash ^ hash >> 32; };
    const std::u16string_view text = key.text;
    std::uint64_t hash = mixed((key.about ^ text.size() << 56) * odd);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint64_t four = 0;
        std::memcpy(&four, text.data() + i, text.size() - i >= 4 ? sizeof four : (text.size() - i) * sizeof(char16_t));
        hash = mixed((hash ^ four) * odd);
    }
    return hash;
}

// At most `most` values. When half of that was kept or asked for, what was not asked for since the last
// time is forgotten. For one thread: the caches of this folder are thread_local, so no rendering waits
// for another.
template <class Value>
class Recent {
public:
    explicit Recent(std::size_t most) : half_(most / 2), slots_(first_slots) {}

    // nullptr when it is not known, or not any more. Valid until the next call.
    const Value* find(const RecentKey& key) {
        Entry* entry = slots_[slot_of(key, hash_of(key))].entry.get();  // Stays where it is when slots move.
        if (entry == nullptr) return nullptr;
        ask(*entry);
        return &entry->value;
    }

    // Takes the place of what was kept by that key.
    const Value& keep(const RecentKey& key, Value value) {
        const std::uint64_t hash = hash_of(key);
        Slot& slot = slots_[slot_of(key, hash)];
        if (slot.entry) slot.entry->value = std::move(value);
        else slot = {hash, std::make_unique<Entry>(Entry{std::u16string(key.text), key.about, std::move(value), 0})}, ++known_;
        Entry& entry = *slot.entry;
        if (known_ * 2 > slots_.size()) move_slots(slots_.size() * 2, 0);
        ask(entry);
        return entry.value;
    }

    void forget() { *this = Recent(half_ * 2); }

private:
    struct Entry {
        std::u16string text;
        std::uint64_t about;
        Value value;
        std::uint64_t asked;  // In which round; 0: never.
    };
    // An entry stands in the first free slot from its hash's on (linear probing); half of them are free.
    struct Slot {
        std::uint64_t hash = 0;
        std::unique_ptr<Entry> entry;
    };
    static constexpr std::size_t first_slots = 64;  // A power of two, as all their numbers.

    // Where the key's entry is, or would stand.
    std::size_t slot_of(const RecentKey& key, std::uint64_t hash) const {
        std::size_t at = hash & (slots_.size() - 1);
        for (; slots_[at].entry; at = (at + 1) & (slots_.size() - 1)) {
            const Entry& entry = *slots_[at].entry;
            if (slots_[at].hash == hash && entry.about == key.about && entry.text == key.text) break;
        }
        return at;
    }

    void ask(Entry& entry) {
        if (entry.asked == round_) return;
        entry.asked = round_;
        if (asked_++ < half_) return;
        move_slots(slots_.size(), round_);
        entry.asked = ++round_;
        asked_ = 1;
    }

    // Forgets what was not asked for since that round.
    void move_slots(std::size_t count, std::uint64_t since) {
        std::vector<Slot> before(count);
        before.swap(slots_);
        known_ = 0;
        for (Slot& slot : before) {
            if (!slot.entry || slot.entry->asked < since) continue;
            std::size_t at = slot.hash & (count - 1);
            while (slots_[at].entry) at = (at + 1) & (count - 1);
            slots_[at] = std::move(slot);
            ++known_;
        }
    }

    std::size_t half_, known_ = 0, asked_ = 0;
    std::uint64_t round_ = 1;  // Begins when half of `most` was asked for in the one before.
    std::vector<Slot> slots_;
};

}  // namespace layout
