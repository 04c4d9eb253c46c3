#include "server/http/render_slots.h"

#include <algorithm>

namespace server {

std::optional<RenderSlots::Slot> RenderSlots::take() {
    std::unique_lock lock(mutex_);
    const bool must_wait = running_.size() >= places_ || !waiting_.empty();
    if (must_wait) {
        if (waiting_.size() >= most_waiting_) return {};
        const std::uint64_t ticket = next_ticket_++;
        waiting_.push_back(ticket);
        const bool ours = changed_.wait_for(lock, patience_, [&] { return running_.size() < places_ && waiting_.front() == ticket; });
        std::erase(waiting_, ticket);
        changed_.notify_all();  // Another may be the first now.
        if (!ours) return {};
    }
    return std::optional<Slot>(std::in_place, *this, running_.insert(Clock::now()));
}

void RenderSlots::give_back(std::multiset<Clock::time_point>::iterator begun) {
    const std::lock_guard lock(mutex_);
    running_.erase(begun);
    changed_.notify_all();
}

std::size_t RenderSlots::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

bool RenderSlots::stuck(Clock::time_point now) const {
    const std::lock_guard lock(mutex_);
    return running_.size() >= places_ && now - *running_.rbegin() > std::chrono::seconds(30);
}

}  // namespace server
