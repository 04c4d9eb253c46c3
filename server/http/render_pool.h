// How many documents are made at once, and how many may wait for it.

#pragma once

#include <algorithm>
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
// only make everyone wait longer. Eight may wait for each slot (and 16 at least), in the order
// they came: a document takes some milliseconds, so even the last of them is soon served.
// Whoever comes then is told at once to come back, instead of after a wait in vain. A queue
// that is full means that more comes than can be made: then, for a second, only one may wait for
// every two slots, and those beyond it are told as well. So a burst of 16 is served whole, and a
// lasting overload does not make slow what is served.
//
// Nothing here ends a rendering: it is plain C++ that no other thread can stop. What bounds it
// is its input (1 MiB, 20,000 values, depth 16): reports that fill it take a third of a second of
// one core. stuck() tells of one that does not end.
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
    explicit RenderSlots(std::size_t places)
        : RenderSlots(places, std::max<std::size_t>(16, 8 * places), std::chrono::seconds(3)) {}

    // Nothing when too many wait, then or while we wait, or when no slot came free in time.
    std::optional<Slot> take();

    std::size_t waiting() const;

    // Every slot has been held for more than 30 s: only a restart would help.
    bool stuck(Clock::time_point now) const;

private:
    void give_back(std::multiset<Clock::time_point>::iterator begun);

    bool may_wait(Clock::time_point now);  // With the lock held, as below.
    bool still_waits(std::uint64_t ticket) const;

    const std::size_t places_, most_waiting_;
    const std::size_t few_waiting_ = std::max<std::size_t>(1, places_ / 2);
    const std::chrono::milliseconds patience_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::multiset<Clock::time_point> running_;  // Since when.
    std::deque<std::uint64_t> waiting_;         // Tickets, the first in front.
    std::uint64_t next_ticket_ = 0;
    Clock::time_point short_until_;  // Until when only few_waiting_ may.
};

}  // namespace server
