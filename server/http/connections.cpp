#include "server/http/connections.h"

#include <sys/socket.h>

#include <algorithm>

namespace server {

namespace {

using namespace std::chrono_literals;

constexpr auto last_header = 1s, last_answer = 12s;  // After the door has closed.

std::string last_named(std::string list) {
    std::erase(list, ' ');
    return list.substr(list.rfind(',') + 1);  // npos + 1 is 0.
}

bool looks_like_an_address(const std::string& text) {
    return !text.empty() && text.size() <= 45 && text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string::npos;
}

}  // namespace

bool Connections::counts_by_address(const std::string& address) const {
    return std::find(limits_.proxies.begin(), limits_.proxies.end(), address) == limits_.proxies.end();
}

bool Connections::admit(int descriptor, const std::string& address, Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    // A descriptor is free again only after its socket was closed: the old entry was never taken up.
    if (const auto stale = open_.find(descriptor); stale != open_.end()) forget(stale);
    if (door_closed_ || open_.size() >= limits_.in_all) return false;
    const auto same = by_address_.find(address);
    if (same != by_address_.end() && same->second >= limits_.from_one_address && counts_by_address(address)) return false;
    ++by_address_[address];
    open_[descriptor] = {address, deadline_of(Phase::header, now)};
    return true;
}

void Connections::leave(int descriptor) {
    const std::lock_guard lock(mutex_);
    if (const auto found = open_.find(descriptor); found != open_.end()) forget(found);
}

void Connections::forget(std::unordered_map<int, Connection>::iterator connection) {
    const auto same = by_address_.find(connection->second.address);
    if (--same->second == 0) by_address_.erase(same);
    open_.erase(connection);
}

std::size_t Connections::live() const {
    const std::lock_guard lock(mutex_);
    return open_.size();
}

Connections::Clock::duration Connections::time_for(Phase phase) const {
    switch (phase) {
        case Phase::header: return limits_.times.header;
        case Phase::body: return limits_.times.body;
        case Phase::upload:
        case Phase::download: return limits_.times.file;
        case Phase::answer: break;
    }
    return limits_.times.answer;
}

Connections::Clock::time_point Connections::deadline_of(Phase phase, Clock::time_point now) const {
    const auto usual = now + time_for(phase);
    if (!door_closed_) return usual;
    return std::min(usual, closed_at_ + (phase == Phase::header ? last_header : last_answer));
}

void Connections::enter(int descriptor, Phase phase, Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(descriptor);
    if (found == open_.end()) return;
    found->second.phase = phase;
    found->second.deadline = deadline_of(phase, now);
    found->second.cut = false;
}

void Connections::cut_overdue(Clock::time_point now) {
    const std::lock_guard lock(mutex_);  // Held while we shut down: nobody can leave and have the descriptor reused.
    for (auto& [descriptor, connection] : open_) {
        if (connection.cut || now < connection.deadline) continue;
        connection.cut = true;
        ::shutdown(descriptor, connection.phase == Phase::answer || connection.phase == Phase::download ? SHUT_RDWR : SHUT_RD);
    }
}

bool Connections::was_cut(int descriptor) const {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(descriptor);
    return found != open_.end() && found->second.cut;
}

std::string Connections::sender_of(int descriptor, const Fields& fields) const {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(descriptor);
    if (found == open_.end()) return {};
    const std::string& peer = found->second.address;
    const std::string named = last_named(field(fields, "X-Forwarded-For"));
    return counts_by_address(peer) || !looks_like_an_address(named) ? peer : named;
}

void Connections::close_door(Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    door_closed_ = true;
    closed_at_ = now;
    for (auto& [descriptor, connection] : open_) {
        connection.deadline = std::min(connection.deadline, deadline_of(connection.phase, now));
    }
}

}  // namespace server
