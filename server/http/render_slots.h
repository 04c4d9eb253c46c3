// How many documents are made at once, and how many may wait for it.

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <set>

namespace server {

// Making a document keeps a core busy, so there are as many slots as cores: more at once would
// only make everyone wait longer. Eight may wait for each slot, in the order they came (a
// document takes a few milliseconds, so the last of them waits less than a tenth of a second);
// whoever comes then is told at once to come back, instead of after a wait in vain.
//
// Nothing here ends a rendering: it is plain C++ that no other thread can stop. What bounds it
// is its input (1 MiB, 20,000 values, depth 16); stuck() tells of one that does not end.
class RenderSlots {
public:
    using Clock = std::chrono::steady_clock;

    class Slot {  // Held while a document is made; gives its place back.
    public:
        Slot(RenderSlots& slots, std::multiset<Clock::time_point>::iterator begun) : slots_(&slots), begun_(begun) {}
        Slot(Slot&& other) noexcept : slots_(other.slots_), begun_(other.begun_) { other.slots_ = nullptr; }
        Slot& operator=(Slot&&) = delete;
        ~Slot() {
            if (slots_) slots_->give_back(begun_);
        }

    private:
        RenderSlots* slots_;
        std::multiset<Clock::time_point>::iterator begun_;
    };

    explicit RenderSlots(std::size_t places, std::size_t most_waiting, std::chrono::milliseconds patience)
        : places_(places), most_waiting_(most_waiting), patience_(patience) {}
    explicit RenderSlots(std::size_t places) : RenderSlots(places, 8 * places, std::chrono::seconds(3)) {}

    // Nothing when too many wait already, or when no slot came free in time.
    std::optional<Slot> take();

    std::size_t waiting() const;

    // Every slot has been held for more than 30 s: only a restart would help.
    bool stuck(Clock::time_point now) const;

private:
    void give_back(std::multiset<Clock::time_point>::iterator begun);

    const std::size_t places_, most_waiting_;
    const std::chrono::milliseconds patience_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::multiset<Clock::time_point> running_;  // Since when.
    std::deque<std::uint64_t> waiting_;         // Tickets, the first in front.
    std::uint64_t next_ticket_ = 0;
};

}  // namespace server
