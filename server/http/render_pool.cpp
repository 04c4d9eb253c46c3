#include "server/http/render_slots.h"

#include <algorithm>

namespace server {

bool RenderSlots::may_wait(Clock::time_point now) {
    const bool is_short = now < short_until_;
    if (waiting_.size() < (is_short ? few_waiting_ : most_waiting_)) return true;
    if (!is_short) {
        short_until_ = now + std::chrono::seconds(1);
        while (waiting_.size() > few_waiting_) waiting_.pop_back();  // The last to come has waited least.
        changed_.notify_all();
    }
    return false;
}

bool RenderSlots::still_waits(std::uint64_t ticket) const {
    return std::find(waiting_.begin(), waiting_.end(), ticket) != waiting_.end();
}

std::optional<RenderSlots::Slot> RenderSlots::take() {
    std::unique_lock lock(mutex_);
    if (running_.size() >= places_ || !waiting_.empty()) {
        if (!may_wait(Clock::now())) return {};
        const std::uint64_t ticket = next_ticket_++;
        waiting_.push_back(ticket);
        const auto is_ours = [&] { return running_.size() < places_ && !waiting_.empty() && waiting_.front() == ticket; };
        changed_.wait_for(lock, patience_, [&] { return is_ours() || !still_waits(ticket); });
        const bool ours = is_ours();
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
